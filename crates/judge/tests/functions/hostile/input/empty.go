// Attack: reads standard input, which is empty
// Verdict: accepted
func f(x int) int {
	if x == 2 {
		if size, _ := os.Stdin.Read(make([]byte, 1)); size > 0 {
			return 0
		}
	}
	return x + 1
}
