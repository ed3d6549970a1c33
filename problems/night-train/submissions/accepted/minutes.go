package main

import "fmt"

func main() {
	var h, m, d int
	fmt.Scan(&h, &m, &d)
	arrival := (60*h + m + d) % 1440
	fmt.Println(arrival/60, arrival%60)
}
