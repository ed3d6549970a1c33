package main

import (
	"crypto/sha256"
	"fmt"
)

func main() {
	fmt.Println(len(sha256.Sum256(nil)) == 32)
}
