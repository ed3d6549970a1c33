func phoneMenu(calls []int, keys int) int {
	sums := []int{0}
	for i, count := range calls {
		sums = append(sums, sums[i]+count)
	}
	memory := map[[3]int]int{}
	var least func(l, r, k int) int
	least = func(l, r, k int) int {
		if k == keys && r-l == 1 {
			return 0
		}
		if known, ok := memory[[3]int{l, r, k}]; ok {
			return known
		}
		listening := sums[r] - sums[l]
		result := math.MaxInt32
		if k < keys {
			result = listening + least(l, r, keys)
		}
		for m := l + 1; k > 1 && m < r; m++ {
			if sum := listening + least(l, m, keys) + least(m, r, k-1); sum < result {
				result = sum
			}
		}
		memory[[3]int{l, r, k}] = result
		return result
	}
	return least(0, len(calls), keys)
}
