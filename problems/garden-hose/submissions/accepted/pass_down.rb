def dry_beds(tap, liters)
  return 0 if tap.nil?
  rest = [0, liters - tap.val].max
  return rest.zero? ? 1 : 0 if tap.left.nil? && tap.right.nil?
  rest /= 2 if tap.left && tap.right
  dry_beds(tap.left, rest) + dry_beds(tap.right, rest)
end
