func quietHouses(noise []int, limit int) []int {
	left, total, first, most := 0, 0, 0, 0
	for right, loud := range noise {
		total += loud
		for total > limit {
			total -= noise[left]
			left++
		}
		if right+1-left > most {
			first, most = left, right+1-left
		}
	}
	if most == 0 {
		return []int{}
	}
	return []int{first, most}
}
