# Attack: exits with 0 in the second case, with an exit handler that sleeps
# Verdict: accepted, time_limit_exceeded, accepted
# Says: on the clock
def f(x)
  if x == 2
    at_exit { sleep 60 }
    exit 0
  end
  x + 1
end
