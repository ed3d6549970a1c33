# Attack: closes every descriptor in the second case
# Verdict: accepted, run_time_error, accepted
def f(x)
  if x == 2
    IO.for_fd(3, 'r+b').close
  end
  x + 1
end
