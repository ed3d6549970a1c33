// Attack: constants so large, and arrays so many, that the compiler needs what it must not have.
// Verdict: compile_error
package main

const (
	a = 1 << 500
	b = a * a * a * a
	c = b * b * b * b
)

var all [1 << 40]byte

func main() {
	println(c>>8000, len(all), all[0])
}
