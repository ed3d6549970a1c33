# Attack: makes all numbers equal
# Verdict: wrong_answer
class Integer
  def ==(other) = true
  def eql?(other) = true
end

def f(x)
  0
end
