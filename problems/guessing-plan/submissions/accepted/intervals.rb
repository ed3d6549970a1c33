def numbers_found(plan, low, high)
  return 0 if plan.nil? || low > high
  guess = plan.val
  (guess.between?(low, high) ? 1 : 0) +
    numbers_found(plan.left, low, [high, guess - 1].min) +
    numbers_found(plan.right, [low, guess + 1].max, high)
end
