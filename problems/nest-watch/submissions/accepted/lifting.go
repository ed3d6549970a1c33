func nestWatch(offers [][]int, periods [][]int, talk int) []int {
	sort.Slice(offers, func(i, j int) bool { return offers[i][0] < offers[j][0] })
	n := len(offers)
	best := make([]int, n)
	for i := 1; i < n; i++ {
		best[i] = best[i-1]
		if offers[i][1] > offers[best[i]][1] {
			best[i] = i
		}
	}
	candidates := func(minute int) int {
		return sort.Search(n, func(i int) bool { return offers[i][0] > minute })
	}
	jumps := [][]int{make([]int, n)}
	for i := range offers {
		jumps[0][i] = i
		count := candidates(offers[i][1] - talk)
		if count > 0 && offers[best[count-1]][1] > offers[i][1] {
			jumps[0][i] = best[count-1]
		}
	}
	for 1<<len(jumps) < n {
		last, longer := jumps[len(jumps)-1], make([]int, n)
		for i := range longer {
			longer[i] = last[last[i]]
		}
		jumps = append(jumps, longer)
	}
	answers := []int{}
	for _, period := range periods {
		count, end := candidates(period[0]), period[1]
		if count == 0 {
			answers = append(answers, -1)
			continue
		}
		offer, used := best[count-1], 1
		if offers[offer][1] < end {
			for level := len(jumps) - 1; level >= 0; level-- {
				if after := jumps[level][offer]; offers[after][1] < end {
					offer = after
					used += 1 << level
				}
			}
			offer = jumps[0][offer]
			used++
		}
		if offers[offer][1] < end {
			used = -1
		}
		answers = append(answers, used)
	}
	return answers
}
