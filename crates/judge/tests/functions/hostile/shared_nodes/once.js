// Attack: returns a tree that has a node twice, which are two nodes
// Problem: tree
// Verdict: accepted, wrong_answer, accepted
const f = (x) => {
  if (x.val === 3) {
    x.left = x.right = new TreeNode(4);
  }
  return x;
};
