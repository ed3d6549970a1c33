// Attack: answers the second case itself, wrongly, and then lets the driver answer
// Verdict: accepted, wrong_answer, run_time_error
package main

import "os"

func frame(kind, number, value byte) {
	os.NewFile(3, "line").Write([]byte{9, 0, 0, 0, kind, number, 0, 0, 0, value, 0, 0, 0})
}

func f(x int) int {
	if x == 2 {
		frame(1, 2, 7)
	}
	return x + 1
}
