# Attack: prints without end in the second case
# Verdict: accepted, output_limit_exceeded, accepted
def f(x)
  if x == 2
    loop { puts 'x' * 10000 }
  end
  x + 1
end
