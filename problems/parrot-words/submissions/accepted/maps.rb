def parrot_words(words, times, gap)
  last = {}
  count = Hash.new(0)
  learned = {}
  words.each_with_index do |word, index|
    count[word] = 0 if last.key?(word) && index - last[word] - 1 > gap
    count[word] += 1
    last[word] = index
    learned[word] = true if count[word] == times
  end
  learned.keys
end
