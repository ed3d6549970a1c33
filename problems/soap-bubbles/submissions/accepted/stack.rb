def row_of_bubbles(bubbles)
  row = []
  bubbles.each do |bubble|
    bubble += row.pop while !row.empty? && row.last <= bubble
    row << bubble
  end
  row
end
