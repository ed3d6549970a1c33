func pumpkinGuess(guesses []int, weight int) []int {
	order := make([]int, len(guesses))
	for i := range order {
		order[i] = i
	}
	distance := func(i int) int {
		if guesses[i] > weight {
			return guesses[i] - weight
		}
		return weight - guesses[i]
	}
	sort.SliceStable(order, func(a, b int) bool {
		i, j := order[a], order[b]
		if (guesses[i] > weight) != (guesses[j] > weight) {
			return guesses[i] <= weight
		}
		return distance(i) < distance(j)
	})
	return order
}
