// Attack: returns a number that is too large for an int in the second case
// Verdict: accepted, run_time_error, accepted
// Says: 32 bits
func f(x int) int {
	if x == 2 {
		return 1 << 31
	}
	return x + 1
}
