// Attack: returns a text instead of a number
// Verdict: run_time_error
// Says: Expected int, found
package main

func f(x int) string { return "3" }
