func gifts(giver []int, taker []int) int {
	has, seen, twice := map[int]bool{}, map[int]bool{}, map[int]bool{}
	for _, number := range taker {
		has[number] = true
	}
	for _, number := range giver {
		if seen[number] && !has[number] {
			twice[number] = true
		}
		seen[number] = true
	}
	return len(twice)
}

func stickerSwap(ada []int, ben []int) int {
	one, two := gifts(ada, ben), gifts(ben, ada)
	if two < one {
		return two
	}
	return one
}
