// Attack: goroutines without end, each of which waits in the kernel on a thread of its own.
// Verdict: run_time_error or memory_limit_exceeded or time_limit_exceeded
package main

import "syscall"

func main() {
	for {
		go func() {
			var ends [2]int
			syscall.Pipe(ends[:])
			syscall.Read(ends[0], make([]byte, 1<<16))
		}()
	}
}
