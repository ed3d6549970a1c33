package main

import "fmt"

var all = [1 << 30]byte{1<<30 - 1: 1}

func main() {
	fmt.Println(all[1<<29])
}
