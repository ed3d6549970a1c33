func tokenPile(tokens []int) []int {
	pile := []int{}
	for _, token := range tokens {
		pile = append(pile, token)
		for n := len(pile); n >= 3 && pile[n-1] == pile[n-2] && pile[n-2] == pile[n-3]; n = len(pile) {
			pile = append(pile[:n-3], pile[n-1]+1)
		}
	}
	return pile
}
