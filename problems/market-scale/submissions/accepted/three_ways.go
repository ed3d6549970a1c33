func fewest(weights []int, i int, rest int) int {
	if i == len(weights) {
		if rest == 0 {
			return 0
		}
		return len(weights) + 1
	}
	best := fewest(weights, i+1, rest)
	for _, other := range []int{rest - weights[i], rest + weights[i]} {
		if count := 1 + fewest(weights, i+1, other); count < best {
			best = count
		}
	}
	return best
}

func marketScale(weights []int, item int) int {
	answer := fewest(weights, 0, item)
	if answer > len(weights) {
		return -1
	}
	return answer
}
