package main

import (
	"fmt"
	"runtime"
	"runtime/debug"
)

func main() { fmt.Println(runtime.GOMAXPROCS(0), debug.SetMemoryLimit(-1)) }
