# Attack: kills its process group in the second case
# Verdict: accepted, run_time_error, accepted
# Says: SIGKILL
def f(x)
  if x == 2
    Process.kill(:KILL, 0)
    sleep
  end
  x + 1
end
