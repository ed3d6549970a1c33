func paperRound(steps []int) []int {
	n := len(steps) + 1
	order := []int{}
	var visit func(house int, visited int) bool
	visit = func(house int, visited int) bool {
		if house < 1 || house > n || visited>>house&1 == 1 {
			return false
		}
		order = append(order, house)
		if len(order) == n {
			return true
		}
		visited |= 1 << house
		step := steps[len(order)-1]
		if visit(house-step, visited) || visit(house+step, visited) {
			return true
		}
		order = order[:len(order)-1]
		return false
	}
	for first := 1; first <= n; first++ {
		if visit(first, 0) {
			break
		}
	}
	return order
}
