// Attack: returns forty nodes that are a tree of 2^40
// Problem: tree
// Verdict: accepted, run_time_error or time_limit_exceeded or memory_limit_exceeded, accepted
const f = (x) => {
  if (x.val === 3) {
    for (let i = 0; i < 40; i++) x = new TreeNode(i, x, x);
  }
  return x;
};
