# Attack: becomes another program in the second case
# Verdict: accepted, run_time_error, accepted
# Says: ended before it answered
def f(x)
  if x == 2
    exec('/bin/true')
  end
  x + 1
end
