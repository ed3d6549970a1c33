// Attack: starts copies of itself without end.
// Verdict: time_limit_exceeded
package main

import "syscall"

func main() {
	for {
		syscall.ForkExec("/proc/self/exe", []string{"again"}, &syscall.ProcAttr{})
	}
}
