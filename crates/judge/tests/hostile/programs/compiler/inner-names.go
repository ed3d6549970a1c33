// Attack: takes functions of the runtime by their inner names.
// Verdict: compile_error
package main

import _ "unsafe"

//go:linkname throw runtime.throw
func throw(string)

//go:linkname main.stop runtime.exit
func stop(int32)

func main() {
	throw("harm")
	stop(0)
}
