# Attack: gives nodes another value at each look
# Problem: list
# Verdict: wrong_answer
class ListNode
  def val = rand(100..200)
end

def f(x)
  x
end
