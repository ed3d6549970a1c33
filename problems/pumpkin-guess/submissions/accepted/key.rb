def pumpkin_guess(guesses, weight)
  guesses.each_index.sort_by do |i|
    [guesses[i] > weight ? 1 : 0, (guesses[i] - weight).abs, i]
  end
end
