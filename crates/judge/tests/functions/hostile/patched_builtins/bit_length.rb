# Attack: makes every number small, and returns a large one
# Verdict: wrong_answer or run_time_error
class Integer
  def bit_length = 0
end

def f(x)
  2**40
end
