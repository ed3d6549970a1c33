def milk_cost(need, price, keep)
  days = []
  total = 0
  need.each_with_index do |bottles, today|
    days.pop while !days.empty? && price[days.last] >= price[today]
    days.push(today)
    days.shift if days.first <= today - keep
    total += bottles * price[days.first]
  end
  total
end
