local function endless(n)
  return endless(n + 1) + 1
end

endless(0)
