impl Solution {
    pub fn token_pile(tokens: Vec<i32>) -> Vec<i32> {
        let mut pile: Vec<i32> = Vec::new();
        for token in tokens {
            pile.push(token);
            while let [.., a, b, c] = pile[..] {
                if a != b || b != c {
                    break;
                }
                pile.truncate(pile.len() - 3);
                pile.push(a + 1);
            }
        }
        pile
    }
}
