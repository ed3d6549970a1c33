func longestStack(cards []int, holes int) int {
	lastDark := make([]int, 30)
	for place := range lastDark {
		lastDark[place] = -1
	}
	longest := 0
	for right, card := range cards {
		for place := range lastDark {
			if card>>place&1 == 0 {
				lastDark[place] = right
			}
		}
		sorted := append([]int{}, lastDark...)
		sort.Ints(sorted)
		if size := right - sorted[holes-1]; size > longest {
			longest = size
		}
	}
	return longest
}
