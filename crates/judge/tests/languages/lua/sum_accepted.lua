local sum = 0
for line in io.lines() do
  sum = sum + math.tointeger(line)
end
print(sum)
