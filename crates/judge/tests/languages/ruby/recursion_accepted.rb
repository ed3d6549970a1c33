def depth(left)
  left.zero? ? 0 : 1 + depth(left - 1)
end

puts depth(100_000)
