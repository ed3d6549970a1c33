package main

import (
	"bufio"
	"fmt"
	"os"
	"strconv"
)

func main() {
	lines := bufio.NewScanner(os.Stdin)
	sum := 0
	for lines.Scan() {
		number, err := strconv.Atoi(lines.Text())
		if err != nil {
			panic(err)
		}
		sum += number
	}
	fmt.Println(sum)
}
