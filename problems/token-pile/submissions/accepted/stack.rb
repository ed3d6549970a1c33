def token_pile(tokens)
  pile = []
  tokens.each do |token|
    pile.push(token)
    while pile.size >= 3 && pile[-1] == pile[-2] && pile[-2] == pile[-3]
      level = pile.pop
      pile.pop(2)
      pile.push(level + 1)
    end
  end
  pile
end
