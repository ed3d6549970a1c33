func weekendsNeeded(outdoor []bool, needs [][]int) int {
	n, last := len(needs), 0
	neededBy := make([][]int, n)
	missing, weekend, order := make([]int, n), make([]int, n), []int{}
	for badge, others := range needs {
		for _, other := range others {
			neededBy[other] = append(neededBy[other], badge)
		}
		missing[badge] = len(others)
		if missing[badge] == 0 {
			order = append(order, badge)
		}
	}
	for next := 0; next < len(order); next++ {
		badge := order[next]
		weekend[badge]++
		if (weekend[badge]%2 == 0) != outdoor[badge] {
			weekend[badge]++
		}
		if weekend[badge] > last {
			last = weekend[badge]
		}
		for _, other := range neededBy[badge] {
			if weekend[other] < weekend[badge] {
				weekend[other] = weekend[badge]
			}
			missing[other]--
			if missing[other] == 0 {
				order = append(order, other)
			}
		}
	}
	if len(order) < n {
		return -1
	}
	return last
}
