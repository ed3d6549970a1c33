func larger(a, b int) int {
	if a > b {
		return a
	}
	return b
}

func largestPicture(boards []int, spare int) int64 {
	n := len(boards)
	before, after := make([]int, n+2), make([]int, n+2)
	order := make([]int, n)
	for place := range before {
		before[place], after[place] = place-1, place+1
	}
	before[0], after[n+1] = 0, n+1
	largest := 0

	last, secondToLast := 0, 0
	for i, height := range boards {
		order[i] = i + 1
		if height < spare {
			secondToLast, last = last, i+1
		}
		largest = larger(largest, spare*(i+1-secondToLast))
	}

	sort.Slice(order, func(i, j int) bool {
		a, b := order[i], order[j]
		if boards[a-1] != boards[b-1] {
			return boards[a-1] > boards[b-1]
		}
		return a > b
	})
	for _, place := range order {
		height, left, right := boards[place-1], before[place], after[place]
		width := right - left - 1
		if height <= spare {
			width = larger(right-before[left], after[right]-left) - 1
		}
		largest = larger(largest, height*width)
		after[left], before[right] = right, left
	}
	return int64(largest)
}
