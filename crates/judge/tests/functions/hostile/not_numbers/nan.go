// Attack: returns NaN in the second case
// Problem: real
// Verdict: accepted, wrong_answer, accepted
func f(x float64) float64 {
	if x == 1.5 {
		return math.NaN()
	}
	return x
}
