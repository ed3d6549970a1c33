// Attack: exits with 0 in the second case
// Verdict: accepted, run_time_error, accepted
// Says: ended before it answered
func f(x int) int {
	if x == 2 {
		os.Exit(0)
	}
	return x + 1
}
