func bulbPlanting(nights []int, drops int) int {
	streak := 0
	for i := 1; i < len(nights); i++ {
		if nights[i] < nights[i-1] {
			streak++
		} else {
			streak = 0
		}
		if streak == drops {
			return i
		}
	}
	return -1
}
