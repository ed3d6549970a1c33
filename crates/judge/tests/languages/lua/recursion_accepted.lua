local function depth(left)
  if left == 0 then return 0 end
  return 1 + depth(left - 1)
end

print(depth(100000))
