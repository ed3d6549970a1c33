def hill_walks(heights, walks)
  up = [0]
  down = [0]
  heights.each_cons(2) do |a, b|
    up << up.last + [0, b - a].max
    down << down.last + [0, a - b].max
  end
  walks.map { |a, b| a <= b ? up[b] - up[a] : down[a] - down[b] }
end
