# Attack: an orphan of the first case spins forever
# Verdict: accepted
def f(x)
  if x == 1
    fork { fork { loop {} } }
    Process.wait
  end
  x + 1
end
