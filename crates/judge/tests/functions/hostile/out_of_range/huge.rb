# Attack: returns a number with a million digits
# Verdict: accepted, run_time_error, accepted
# Says: 32 bits
def f(x)
  if x == 2
    return 1 << 3_000_000
  end
  x + 1
end
