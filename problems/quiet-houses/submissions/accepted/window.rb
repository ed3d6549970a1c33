def quiet_houses(noise, limit)
  left = total = first = most = 0
  noise.each_with_index do |loud, right|
    total += loud
    while total > limit
      total -= noise[left]
      left += 1
    end
    first, most = left, right + 1 - left if right + 1 - left > most
  end
  most.zero? ? [] : [first, most]
end
