# Attack: exits with 0 in the second case
# Verdict: accepted, run_time_error, accepted
# Says: ended before it answered
def f(x)
  if x == 2
    exit!(0)
  end
  x + 1
end
