// Attack: returns nodes of a class of its own, with wrong values
// Problem: tree
// Verdict: wrong_answer
class TreeNode {
  get val() { return 9; }
  get left() { return null; }
  get right() { return null; }
}

function f(x: TreeNode | null): TreeNode | null {
  return new TreeNode();
}
