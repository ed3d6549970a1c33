# Attack: sleeps while loading
# Verdict: time_limit_exceeded
# Says: on the clock
sleep 60

def f(x)
  x + 1
end
