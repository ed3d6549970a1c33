// Attack: has its own main
// Verdict: compile_error
// Says: main redeclared
package main

func main() {}

func f(x int) int { return x + 1 }
