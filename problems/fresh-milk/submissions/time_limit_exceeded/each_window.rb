# Searches each window for the lowest price.
def milk_cost(need, price, keep)
  total = 0
  need.each_index do |today|
    first = [0, today - keep + 1].max
    lowest = price[today]
    (first...today).each { |day| lowest = price[day] if price[day] < lowest }
    total += need[today] * lowest
  end
  total
end
