impl Solution {
    pub fn market_scale(weights: Vec<i32>, item: i32) -> i32 {
        Self::fewest(&weights, item).unwrap_or(-1)
    }

    fn fewest(weights: &[i32], rest: i32) -> Option<i32> {
        let Some((weight, others)) = weights.split_first() else {
            return if rest == 0 { Some(0) } else { None };
        };
        let stays = Self::fewest(others, rest);
        let right = Self::fewest(others, rest - weight).map(|count| count + 1);
        let left = Self::fewest(others, rest + weight).map(|count| count + 1);
        [stays, right, left].into_iter().flatten().min()
    }
}
