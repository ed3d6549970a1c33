func parrotWords(words []string, times int, gap int) []string {
	last, count, known := map[string]int{}, map[string]int{}, map[string]bool{}
	learned := []string{}
	for i, word := range words {
		if j, heard := last[word]; heard && i-j-1 <= gap {
			count[word]++
		} else {
			count[word] = 1
		}
		last[word] = i
		if count[word] == times && !known[word] {
			known[word] = true
			learned = append(learned, word)
		}
	}
	return learned
}
