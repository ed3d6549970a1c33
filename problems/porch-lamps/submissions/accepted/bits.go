func porchLamps(lamps int, count int, presses []int) int {
	for _, k := range presses {
		for j := k - 1; j <= k+1; j++ {
			if 0 <= j && j < count {
				lamps ^= 1 << j
			}
		}
	}
	return lamps
}
