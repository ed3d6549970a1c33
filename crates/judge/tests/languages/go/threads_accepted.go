package main

import (
	"fmt"
	"runtime"
	"sync"
)

func main() {
	var found [4]int
	var all sync.WaitGroup
	for i := range found {
		all.Add(1)
		go func(i int) {
			defer all.Done()
			runtime.LockOSThread()
			own := make([]int, 1<<18)
			own[i] = i + 1
			found[i] = own[i]
		}(i)
	}
	all.Wait()
	fmt.Println(found[0] + found[1] + found[2] + found[3])
}
