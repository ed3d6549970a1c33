def endless(n)
  endless(n + 1) + 1
end

endless(0)
