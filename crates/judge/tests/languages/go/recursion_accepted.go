package main

import "fmt"

func depth(left int) int {
	if left == 0 {
		return 0
	}
	return 1 + depth(left-1)
}

func main() {
	fmt.Println(depth(100000))
}
