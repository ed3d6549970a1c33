// Attack: returns ten million numbers in the second case
// Problem: numbers
// Time: 4
// Verdict: accepted, output_limit_exceeded or memory_limit_exceeded, accepted
func f(x int) []int {
	if x == 2 {
		return make([]int, 10_000_000)
	}
	return []int{x}
}
