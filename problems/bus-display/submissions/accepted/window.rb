w, n, _q = gets.split.map(&:to_i)
message = gets.strip
row = '.' * w + message + '.' * w
gets.split.each do |word|
  puts row[word.to_i % (n + w), w]
end
