def longest_stack(cards, holes)
  last_dark = Array.new(30, -1)
  longest = 0
  cards.each_with_index do |card, right|
    30.times { |place| last_dark[place] = right if card[place].zero? }
    longest = [longest, right - last_dark.sort[holes - 1]].max
  end
  longest
end
