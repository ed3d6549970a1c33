# Attack: announces a list of four billion elements in an answer of 13 bytes
# Problem: numbers
# Verdict: accepted, run_time_error, accepted
# Says: longer than the answer
def f(x)
  if x == 2
    IO.for_fd(3, 'r+b', autoclose: false).syswrite([9, 1, 2, 4_294_967_295].pack('VCVV'))
  end
  [x]
end
