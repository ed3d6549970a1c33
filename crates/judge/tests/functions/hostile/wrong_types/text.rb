# Attack: returns a text instead of a number
# Verdict: accepted, run_time_error, accepted
# Says: Expected int, found
def f(x)
  if x == 2
    return '3'
  end
  x + 1
end
