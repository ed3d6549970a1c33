# Attack: returns NaN in the second case
# Problem: real
# Verdict: accepted, wrong_answer, accepted
def f(x)
  if x == 1.5
    return Float::NAN
  end
  x
end
