def balls_of_yarn(pattern, ball)
  height, width = pattern.size, pattern[0].size
  colors = pattern.join.bytes
  seen = Array.new(height * width, false)
  balls = 0
  seen.each_index do |start|
    next if seen[start]
    seen[start] = true
    todo = [start]
    stitches = 0
    until todo.empty?
      stitch = todo.pop
      stitches += 1
      first = stitch - stitch % width
      right = stitch + 1 == first + width ? first : stitch + 1
      left = stitch == first ? first + width - 1 : stitch - 1
      [stitch - width, stitch + width, right, left].each do |near|
        next if near < 0 || near >= colors.size || seen[near] || colors[near] != colors[stitch]
        seen[near] = true
        todo << near
      end
    end
    balls += (stitches + ball - 1) / ball
  end
  balls
end
