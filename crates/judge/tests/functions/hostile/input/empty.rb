# Attack: reads standard input, which is empty
# Verdict: accepted
def f(x)
  if x == 2
    return 0 if $stdin.read != ''
  end
  x + 1
end
