def fountain_bowls(bowls, capacity)
  bowls.each_index do |i|
    next if bowls[i] <= capacity

    bowls[i + 1] += bowls[i] - capacity if i + 1 < bowls.size
    bowls[i] = capacity
  end
end
