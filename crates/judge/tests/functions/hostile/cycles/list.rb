# Attack: returns a list with a cycle in the second case
# Problem: list
# Verdict: accepted, run_time_error, accepted
# Says: The returned list has a cycle.
def f(x)
  if x.val == 3
    x.next = ListNode.new(4, ListNode.new(5))
    x.next.next.next = x.next
  end
  x
end
