// Attack: lets the driver write to standard output
// Verdict: accepted, run_time_error or time_limit_exceeded, accepted
package main

import (
	"os"
	_ "unsafe"
)

//go:linkname line assay.line
var line *os.File

func f(x int) int {
	if x == 2 {
		line = os.Stdout
	}
	return x + 1
}
