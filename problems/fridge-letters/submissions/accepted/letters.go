func fridgeLetters(word string, moves [][]int) string {
	letters := []byte(word)
	for _, move := range moves {
		from, to := move[0], move[1]
		letter := letters[from]
		letters = append(letters[:from], letters[from+1:]...)
		letters = append(letters, 0)
		copy(letters[to+1:], letters[to:])
		letters[to] = letter
	}
	return string(letters)
}
