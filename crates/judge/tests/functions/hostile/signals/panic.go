// Attack: panics in the second case
// Verdict: accepted, run_time_error, accepted
// Says: Exit code 2
func f(x int) int {
	if x == 2 {
		panic("no")
	}
	return x + 1
}
