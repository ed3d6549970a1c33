# Searches for the next two bubbles to merge from the front of the row each time.
def row_of_bubbles(bubbles)
  row = bubbles.dup
  loop do
    pair = (0...row.size - 1).find { |at| row[at] <= row[at + 1] }
    return row if pair.nil?
    row[pair] += row.delete_at(pair + 1)
  end
end
