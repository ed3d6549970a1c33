// Attack: returns a tree with hundreds of thousands of levels in the second case
// Problem: tree
// Time: 8
// Verdict: accepted, wrong_answer, accepted
const f = (x) => {
  if (x.val === 3) {
    for (let i = 0; i < 1_000_000; i++) x = new TreeNode(i, x);
  }
  return x;
};
