// Attack: init exits with 0
// Verdict: run_time_error
// Says: ended before it answered
package main

import "os"

func init() { os.Exit(0) }

func f(x int) int { return x + 1 }
