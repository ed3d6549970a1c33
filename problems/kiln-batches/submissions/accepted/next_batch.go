func kilnBatches(heat []int, least int, most int) int {
	n := len(heat)
	waste := make([]int, n+1)
	for i := range waste {
		waste[i] = math.MaxInt32
	}
	waste[0] = 0
	for start := 0; start < n; start++ {
		if waste[start] == math.MaxInt32 {
			continue
		}
		top, total := 0, 0
		for end := start + 1; end <= n && end-start <= most; end++ {
			if heat[end-1] > top {
				top = heat[end-1]
			}
			total += heat[end-1]
			now := waste[start] + (end-start)*top - total
			if end-start >= least && now < waste[end] {
				waste[end] = now
			}
		}
	}
	if waste[n] == math.MaxInt32 {
		return -1
	}
	return waste[n]
}
