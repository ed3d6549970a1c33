package main

import (
	"bufio"
	"fmt"
	"os"
)

func main() {
	in := bufio.NewReader(os.Stdin)
	var a, b, n, m int
	fmt.Fscan(in, &a, &b, &n, &m)
	g, h := a, b
	for h > 0 {
		g, h = h, g%h
	}
	counts := map[int]int{}
	for i := 0; i < n; i++ {
		var x int
		fmt.Fscan(in, &x)
		counts[x%g]++
	}
	rings := 0
	for i := 0; i < m; i++ {
		var y int
		fmt.Fscan(in, &y)
		rings += counts[y%g]
	}
	fmt.Println(rings)
}
