package main

import (
	"bufio"
	"fmt"
	"os"
)

func main() {
	in := bufio.NewReaderSize(os.Stdin, 1<<20)
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	number := func() int {
		value := 0
		c, _ := in.ReadByte()
		for c == ' ' || c == '\n' || c == '\r' {
			c, _ = in.ReadByte()
		}
		for ; c >= '0' && c <= '9'; c, _ = in.ReadByte() {
			value = 10*value + int(c-'0')
		}
		return value
	}
	n, m := number(), number()
	times, delays := make([]int, n), make([]int, n)
	for task := range times {
		times[task], delays[task] = number(), number()
	}
	following, waitsFor := make([][]int, n), make([]int, n)
	for ; m > 0; m-- {
		a, b := number()-1, number()-1
		following[a] = append(following[a], b)
		waitsFor[b]++
	}
	order := []int{}
	for task, count := range waitsFor {
		if count == 0 {
			order = append(order, task)
		}
	}
	start, rest := make([]int, n), make([]int, n)
	for next := 0; next < len(order); next++ {
		task := order[next]
		for _, later := range following[task] {
			if end := start[task] + times[task]; end > start[later] {
				start[later] = end
			}
			waitsFor[later]--
			if waitsFor[later] == 0 {
				order = append(order, later)
			}
		}
	}
	dinner := 0
	for next := n - 1; next >= 0; next-- {
		task := order[next]
		for _, later := range following[task] {
			if rest[later] > rest[task] {
				rest[task] = rest[later]
			}
		}
		rest[task] += times[task]
		if rest[task] > dinner {
			dinner = rest[task]
		}
	}
	fmt.Fprintln(out, dinner)
	for task := range times {
		late := start[task] + rest[task] + delays[task]
		if late < dinner {
			late = dinner
		}
		fmt.Fprintln(out, late)
	}
}
