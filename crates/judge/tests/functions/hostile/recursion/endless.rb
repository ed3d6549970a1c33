# Attack: never stops to call itself in the second case
# Verdict: accepted, memory_limit_exceeded or run_time_error or time_limit_exceeded, accepted
def f(x)
  if x == 2
    return f(x) + 1
  end
  x + 1
end
