func ballsOfYarn(pattern []string, ball int) int {
	height, width, balls := len(pattern), len(pattern[0]), 0
	seen := make([]bool, height*width)
	for start := range seen {
		if seen[start] {
			continue
		}
		seen[start] = true
		todo := []int{start}
		stitches := 0
		for len(todo) > 0 {
			stitch := todo[len(todo)-1]
			todo = todo[:len(todo)-1]
			stitches++
			r, c := stitch/width, stitch%width
			for _, near := range [][2]int{{r - 1, c}, {r + 1, c}, {r, (c + 1) % width}, {r, (c + width - 1) % width}} {
				y, x := near[0], near[1]
				if y < 0 || y >= height || seen[y*width+x] || pattern[y][x] != pattern[r][c] {
					continue
				}
				seen[y*width+x] = true
				todo = append(todo, y*width+x)
			}
		}
		balls += (stitches + ball - 1) / ball
	}
	return balls
}
