# Attack: exits with 0 while loading
# Verdict: run_time_error
# Says: ended before it answered
def f(x)
  x + 1
end

exit 0
