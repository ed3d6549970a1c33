# Attack: returns nothing in the second case
# Verdict: accepted, run_time_error, accepted
# Says: Expected int, found
def f(x)
  if x == 2
    return nil
  end
  x + 1
end
