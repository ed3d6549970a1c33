// Attack: returns a list of a million nodes in the second case
// Problem: list
// Time: 6
// Verdict: accepted, wrong_answer, accepted
const f = (x) => {
  if (x.val === 3) {
    for (let i = 0; i < 1_000_000; i++) x = new ListNode(i, x);
  }
  return x;
};
