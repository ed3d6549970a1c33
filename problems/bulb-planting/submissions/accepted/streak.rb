def bulb_planting(nights, drops)
  streak = 0
  (1...nights.size).each do |i|
    streak = nights[i] < nights[i - 1] ? streak + 1 : 0
    return i if streak == drops
  end
  -1
end
