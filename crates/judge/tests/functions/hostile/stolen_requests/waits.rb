# Attack: waits for the third request in the second case
# Verdict: accepted, time_limit_exceeded, accepted
# Says: on the clock
def f(x)
  if x == 2
    IO.for_fd(3, 'r+b', autoclose: false).sysread(4)
  end
  x + 1
end
