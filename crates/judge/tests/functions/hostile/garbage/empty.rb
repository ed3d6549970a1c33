# Attack: sends an empty message in the second case
# Verdict: accepted, run_time_error, accepted
# Says: malformed
def f(x)
  if x == 2
    IO.for_fd(3, 'r+b', autoclose: false).syswrite("\0\0\0\0")
  end
  x + 1
end
