# Follows each line house by house.
def landings(roofs, drop)
  roofs.each_with_index.map do |roof, i|
    line = roof
    landing = -1
    (i + 1...roofs.size).each do |j|
      line -= drop
      break if line <= 0
      if roofs[j] >= line
        landing = j
        break
      end
    end
    landing
  end
end
