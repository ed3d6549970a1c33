# Attack: answers the second case itself, wrongly, and then lets the driver answer
# Verdict: accepted, wrong_answer, run_time_error
def frame(kind, number, value)
  IO.for_fd(3, 'r+b', autoclose: false).syswrite([9, kind, number, value].pack('VCVl<'))
end

def f(x)
  if x == 2
    frame(1, 2, 7)
  end
  x + 1
end
