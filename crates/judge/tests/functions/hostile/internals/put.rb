# Attack: replaces the function of the driver that writes answers
# Verdict: wrong_answer
class AssayDriver
  def put(value, type) = [42].pack('l<')
end

def f(x)
  x
end
