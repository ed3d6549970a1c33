impl Solution {
    pub fn phone_menu(calls: Vec<i32>, keys: i32) -> i32 {
        let (n, keys) = (calls.len(), keys as usize);
        let mut best = vec![vec![0; n + 1]; n + 1];
        let mut rest = vec![vec![vec![0; n + 1]; n + 1]; keys + 1];
        for length in 1..=n {
            for l in 0..=n - length {
                let r = l + length;
                let listening: i32 = calls[l..r].iter().sum();
                let mut cuts = vec![i32::MAX; keys + 1];
                for k in 2..=keys {
                    for m in l + 1..r {
                        cuts[k] = cuts[k].min(listening + best[l][m] + rest[k - 1][m][r]);
                    }
                }
                if length > 1 {
                    best[l][r] = cuts[keys];
                }
                for k in 1..keys {
                    rest[k][l][r] = cuts[k].min(listening + best[l][r]);
                }
            }
        }
        best[0][n]
    }
}
