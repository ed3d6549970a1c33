# Attack: returns a list of a million nodes in the second case
# Problem: list
# Time: 6
# Verdict: accepted, wrong_answer, accepted
def f(x)
  if x.val == 3
    1_000_000.times { |i| x = ListNode.new(i, x) }
  end
  x
end
