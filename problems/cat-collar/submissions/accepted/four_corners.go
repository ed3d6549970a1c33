package main

import "fmt"

func call(a, b int) int {
	fmt.Println("?", a, b)
	var answer int
	fmt.Scan(&answer)
	return answer
}

func main() {
	var n int
	fmt.Scan(&n)
	topLeft, topRight := call(1, 1), call(1, n)
	bottomLeft, bottomRight := call(n, 1), call(n, n)
	smaller := func(u, v int) int {
		if u < v {
			return u
		}
		return v
	}
	place := func(u, v int) int {
		if u >= v {
			return 1 + u
		}
		return n - v
	}
	x := place(smaller(topLeft, topRight), smaller(bottomLeft, bottomRight))
	y := place(smaller(topLeft, bottomLeft), smaller(topRight, bottomRight))
	fmt.Println("!", x, y)
}
