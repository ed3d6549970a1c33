def shortest_walk(places, streets, stands)
  near = Array.new(places) { [] }
  streets.each do |a, b, open|
    near[a] << [b, open]
    near[b] << [a, open]
  end
  stand = Array.new(places, false)
  stands.each { |place| stand[place] = true }

  # State 2 * place: without an umbrella, 2 * place + 1: with one
  minutes = Array.new(2 * places, -1)
  queue = stand[0] ? [0, 1] : [0]
  queue.each { |state| minutes[state] = 0 }
  queue.each do |state|
    umbrella = state % 2
    near[state / 2].each do |other, open|
      next if open > umbrella
      kinds = stand[other] ? [0, 1] : [umbrella]
      kinds.each do |kind|
        next if minutes[2 * other + kind] >= 0
        minutes[2 * other + kind] = minutes[state] + 1
        queue << 2 * other + kind
      end
    end
  end
  minutes[2 * places - 2]
end
