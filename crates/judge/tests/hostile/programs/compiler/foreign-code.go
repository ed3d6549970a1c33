// Attack: C in a comment, with flags for its compiler and a header of the host.
// Verdict: compile_error
package main

// #cgo CFLAGS: -fplugin=/tmp/assay-hostile.so -I/root
// #cgo LDFLAGS: -Wl,-o,/tmp/assay-hostile
// #include </etc/shadow>
// static int harm(void) { return 1; }
import "C"

func main() {
	println(C.harm())
}
