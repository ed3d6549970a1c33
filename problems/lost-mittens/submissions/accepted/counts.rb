def lost_mittens(left, right)
  counts = Hash.new(0)
  left.each { |color| counts[color] += 1 }
  right.each { |color| counts[color] -= 1 }
  best = ''
  most = 0
  counts.each do |color, count|
    stay = count.abs
    best, most = color, stay if stay > most || (stay == most && color < best)
  end
  best
end
