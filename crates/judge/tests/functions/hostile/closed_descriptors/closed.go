// Attack: closes every descriptor in the second case
// Verdict: accepted, run_time_error, accepted
func f(x int) int {
	if x == 2 {
		os.NewFile(3, "line").Close()
	}
	return x + 1
}
