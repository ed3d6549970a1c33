// Attack: returns a list with a cycle in the second case
// Problem: list
// Verdict: accepted, run_time_error, accepted
// Says: The returned list has a cycle.
function f(x: ListNode | null): ListNode | null {
  if (x!.val === 3) {
    x!.next = new ListNode(4, new ListNode(5));
    x!.next!.next!.next = x!.next;
  }
  return x;
}
