// Attack: announces an answer of 4 GB in the second case
// Verdict: accepted, output_limit_exceeded, accepted
// Says: The answer has 4294967295 bytes
func f(x int) int {
	if x == 2 {
		os.NewFile(3, "line").Write([]byte{255, 255, 255, 255})
		select {}
	}
	return x + 1
}
