# Attack: returns bytes that are not UTF-8 in the second case
# Problem: text
# Verdict: accepted, run_time_error, accepted
# Says: not valid UTF-8
def f(x)
  if x == 'b'
    return "\xff"
  end
  x
end
