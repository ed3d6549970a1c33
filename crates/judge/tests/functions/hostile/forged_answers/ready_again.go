// Attack: says in the second case that it has loaded
// Verdict: accepted, run_time_error, accepted
// Says: malformed
package main

import "os"

func frame(kind, number, value byte) {
	os.NewFile(3, "line").Write([]byte{9, 0, 0, 0, kind, number, 0, 0, 0, value, 0, 0, 0})
}

func f(x int) int {
	if x == 2 {
		frame(0, 2, 3)
	}
	return x + 1
}
