def phone_menu(calls, keys)
  n = calls.size
  best = Array.new(n + 1) { Array.new(n + 1, 0) }
  rest = Array.new(keys + 1) { Array.new(n + 1) { Array.new(n + 1, 0) } }
  (1..n).each do |length|
    (0..n - length).each do |l|
      r = l + length
      listening = calls[l...r].sum
      cut = lambda do |k|
        least = 1 << 60
        (l + 1...r).each do |m|
          sum = best[l][m] + rest[k - 1][m][r]
          least = sum if sum < least
        end
        listening + least
      end
      best[l][r] = cut.call(keys) if length > 1
      (1...keys).each do |k|
        rest[k][l][r] = listening + best[l][r]
        rest[k][l][r] = [rest[k][l][r], cut.call(k)].min if k > 1
      end
    end
  end
  best[0][n]
end
