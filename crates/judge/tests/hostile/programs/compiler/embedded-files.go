// Attack: has the compiler embed files of the host.
// Verdict: compile_error
package main

import _ "embed"

//go:embed /etc/shadow
var shadow string

//go:embed ../../../../proc/1/environ
var environment string

//go:embed *
var all string

func main() {
	println(shadow, environment, all)
}
