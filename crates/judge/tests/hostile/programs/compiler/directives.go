// Attack: directives that tools of Go would act upon: to run programs, and to leave this file out.
// Verdict: accepted

//go:build !linux || ignore
// +build !linux

//go:generate sh -c "echo harm > /tmp/assay-hostile"
package main

import "fmt"

func main() {
	var text string
	fmt.Scan(&text)
	fmt.Println("unharmed", text)
}
