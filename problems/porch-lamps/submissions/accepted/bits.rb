def porch_lamps(lamps, count, presses)
  presses.each do |k|
    (k - 1..k + 1).each do |j|
      lamps ^= 1 << j if j >= 0 && j < count
    end
  end
  lamps
end
