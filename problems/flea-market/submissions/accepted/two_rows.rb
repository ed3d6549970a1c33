def flea_market(price, joy, coins)
  without = Array.new(coins + 1, 0)
  voucher = Array.new(coins + 1, 0)
  price.zip(joy) do |p, j|
    coins.downto(p / 2) do |c|
      voucher[c] = [voucher[c], without[c - p / 2] + j].max
      if c >= p
        voucher[c] = [voucher[c], voucher[c - p] + j].max
        without[c] = [without[c], without[c - p] + j].max
      end
    end
  end
  voucher[coins]
end
