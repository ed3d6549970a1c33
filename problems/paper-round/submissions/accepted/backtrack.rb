def visit(steps, order, visited, house)
  n = steps.size + 1
  return false if house < 1 || house > n || visited[house]
  order << house
  visited[house] = true
  return true if order.size == n
  step = steps[order.size - 1]
  return true if visit(steps, order, visited, house - step) || visit(steps, order, visited, house + step)
  order.pop
  visited[house] = false
end

def paper_round(steps)
  order = []
  visited = []
  (1..steps.size + 1).find { |first| visit(steps, order, visited, first) }
  order
end
