// Attack: has its own functions with the names of packages, which is allowed
// Verdict: accepted
package main

func math(x int) int    { return x }
func reflect(x int) int { return x }
func io(x int) int      { return x }

func f(x int) int {
	return math(reflect(io(x))) + 1
}
