// Attack: a goroutine of the first case does the work of the second, which waits for it
// Verdict: accepted, time_limit_exceeded, accepted
package main

var done = make(chan bool)

func work() {
	for {
	}
}

var begun bool

func f(x int) int {
	if !begun {
		begun = true
		go work()
	}
	if x == 2 {
		<-done
	}
	return x + 1
}
