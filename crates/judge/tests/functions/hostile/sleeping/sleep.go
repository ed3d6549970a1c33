// Attack: sleeps in the second case instead of using CPU time
// Verdict: accepted, time_limit_exceeded, accepted
// Says: on the clock
func f(x int) int {
	if x == 2 {
		time.Sleep(time.Minute)
	}
	return x + 1
}
