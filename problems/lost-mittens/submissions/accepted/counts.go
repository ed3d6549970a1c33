func lostMittens(left []string, right []string) string {
	counts := map[string]int{}
	for _, color := range left {
		counts[color]++
	}
	for _, color := range right {
		counts[color]--
	}
	best, most := "", 0
	for color, count := range counts {
		stay := count
		if stay < 0 {
			stay = -stay
		}
		if stay > most || (stay == most && color < best) {
			best, most = color, stay
		}
	}
	return best
}
