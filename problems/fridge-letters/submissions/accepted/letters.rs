impl Solution {
    pub fn fridge_letters(word: String, moves: Vec<Vec<i32>>) -> String {
        let mut letters: Vec<char> = word.chars().collect();
        for step in moves {
            let letter = letters.remove(step[0] as usize);
            letters.insert(step[1] as usize, letter);
        }
        letters.into_iter().collect()
    }
}
