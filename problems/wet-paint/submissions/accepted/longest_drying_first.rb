def wet_paint(paint, dry, price, hours)
  best = Array.new(hours + 1, 0)
  (0...paint.size).sort_by { |i| -dry[i] }.each do |i|
    p, value = paint[i], price[i]
    (hours - dry[i]).downto(p) do |t|
      sum = best[t - p] + value
      best[t] = sum if sum > best[t]
    end
  end
  best.max
end
