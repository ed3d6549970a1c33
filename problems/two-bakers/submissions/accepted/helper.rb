def time_of(rolls, oven)
  batch, minutes, pause = oven
  loads = (rolls + batch - 1) / batch
  loads * minutes + (loads - 1) * pause
end

def two_bakers(rolls, first, second)
  one = time_of(rolls, first)
  two = time_of(rolls, second)
  return 1 if one < two
  return 2 if two < one

  0
end
