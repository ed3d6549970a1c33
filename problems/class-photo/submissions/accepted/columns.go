func classPhoto(heights [][]int) int {
	hidden := 0
	for place := range heights[0] {
		tallest := 0
		for _, row := range heights {
			if row[place] <= tallest {
				hidden++
			} else {
				tallest = row[place]
			}
		}
	}
	return hidden
}
