def fridge_letters(word, moves)
  letters = word.chars
  moves.each do |from, to|
    letter = letters.delete_at(from)
    letters.insert(to, letter)
  end
  letters.join
end
