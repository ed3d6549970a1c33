// Attack: replaces panic, and returns a number that is too large
// Verdict: wrong_answer
package main

func panic(any) {}

func f(x int) int {
	return 1 << 40
}
