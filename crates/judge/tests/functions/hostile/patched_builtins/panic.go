// Attack: replaces panic, and returns a number that is too large
// Verdict: run_time_error
// Says: int (32 bits), found 1099511627776
package main

func panic(any) {}

func f(x int) int {
	return 1 << 40
}
