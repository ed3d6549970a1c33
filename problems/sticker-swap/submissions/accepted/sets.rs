impl Solution {
    pub fn sticker_swap(ada: Vec<i32>, ben: Vec<i32>) -> i32 {
        Self::gifts(&ada, &ben).min(Self::gifts(&ben, &ada))
    }

    fn gifts(giver: &[i32], taker: &[i32]) -> i32 {
        let has: HashSet<i32> = taker.iter().copied().collect();
        let mut seen = HashSet::new();
        let mut twice = HashSet::new();
        for &number in giver {
            if seen.contains(&number) && !has.contains(&number) {
                twice.insert(number);
            }
            seen.insert(number);
        }
        twice.len() as i32
    }
}
