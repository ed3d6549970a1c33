impl Solution {
    pub fn pumpkin_guess(guesses: Vec<i32>, weight: i32) -> Vec<i32> {
        let mut order: Vec<i32> = (0..guesses.len() as i32).collect();
        // sort_by_key is stable, so equal guesses stay in the order of their indices.
        order.sort_by_key(|&i| {
            let guess = guesses[i as usize];
            (guess > weight, (guess - weight).abs())
        });
        order
    }
}
