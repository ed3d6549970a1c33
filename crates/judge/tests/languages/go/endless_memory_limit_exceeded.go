package main

import "fmt"

func endless(n int) int {
	return endless(n+1) + 1
}

func main() {
	fmt.Println(endless(0))
}
