def fewest(weights, i, rest)
  if i == weights.size
    return rest.zero? ? 0 : weights.size + 1
  end
  stays = fewest(weights, i + 1, rest)
  right = 1 + fewest(weights, i + 1, rest - weights[i])
  left = 1 + fewest(weights, i + 1, rest + weights[i])
  [stays, right, left].min
end

def market_scale(weights, item)
  answer = fewest(weights, 0, item)
  answer <= weights.size ? answer : -1
end
