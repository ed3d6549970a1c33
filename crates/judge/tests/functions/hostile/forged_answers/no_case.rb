# Attack: answers a case with the number 0
# Verdict: accepted, run_time_error, accepted
# Says: belongs to another case
def frame(kind, number, value)
  IO.for_fd(3, 'r+b', autoclose: false).syswrite([9, kind, number, value].pack('VCVl<'))
end

def f(x)
  if x == 2
    frame(1, 0, 3)
  end
  x + 1
end
