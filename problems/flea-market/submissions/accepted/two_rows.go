func larger(a, b int) int {
	if a > b {
		return a
	}
	return b
}

func fleaMarket(price []int, joy []int, coins int) int {
	without := make([]int, coins+1)
	voucher := make([]int, coins+1)
	for i, p := range price {
		j := joy[i]
		for c := coins; c >= p/2; c-- {
			voucher[c] = larger(voucher[c], without[c-p/2]+j)
			if c >= p {
				voucher[c] = larger(voucher[c], voucher[c-p]+j)
				without[c] = larger(without[c], without[c-p]+j)
			}
		}
	}
	return voucher[coins]
}
