func fountainBowls(bowls []int, capacity int) {
	for i := range bowls {
		if bowls[i] > capacity {
			if i+1 < len(bowls) {
				bowls[i+1] += bowls[i] - capacity
			}
			bowls[i] = capacity
		}
	}
}
