func hillWalks(heights []int, walks [][]int) []int {
	n := len(heights)
	up, down := make([]int, n), make([]int, n)
	for i := 1; i < n; i++ {
		up[i], down[i] = up[i-1], down[i-1]
		if step := heights[i] - heights[i-1]; step > 0 {
			up[i] += step
		} else {
			down[i] -= step
		}
	}
	climbs := make([]int, len(walks))
	for i, walk := range walks {
		a, b := walk[0], walk[1]
		if a <= b {
			climbs[i] = up[b] - up[a]
		} else {
			climbs[i] = down[a] - down[b]
		}
	}
	return climbs
}
