def largest_picture(boards, spare)
  n = boards.size
  before = [0] + (0..n).to_a
  after = (1..n + 1).to_a + [n + 1]
  largest = 0

  last = second_to_last = 0
  boards.each_with_index do |height, i|
    second_to_last, last = last, i + 1 if height < spare
    largest = [largest, spare * (i + 1 - second_to_last)].max
  end

  # By height, then by place, both falling. A number is faster to compare than a pair.
  order = (1..n).sort_by { |place| -(boards[place - 1] * (n + 1) + place) }
  order.each do |place|
    height = boards[place - 1]
    left = before[place]
    right = after[place]
    width = right - left - 1
    width = [right - before[left], after[right] - left].max - 1 if height <= spare
    largest = [largest, height * width].max
    after[left] = right
    before[right] = left
  end
  largest
end
