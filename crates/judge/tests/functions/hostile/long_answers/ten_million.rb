# Attack: returns ten million numbers in the second case
# Problem: numbers
# Time: 4
# Verdict: accepted, output_limit_exceeded or memory_limit_exceeded, accepted
def f(x)
  if x == 2
    return [0] * 10_000_000
  end
  [x]
end
