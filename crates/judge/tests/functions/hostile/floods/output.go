// Attack: prints without end in the second case
// Verdict: accepted, output_limit_exceeded, accepted
func f(x int) int {
	if x == 2 {
		for {
			fmt.Println(strings.Repeat("x", 10000))
		}
	}
	return x + 1
}
