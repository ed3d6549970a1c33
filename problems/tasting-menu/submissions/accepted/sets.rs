impl Solution {
    pub fn tasting_menu(effect: Vec<Vec<i32>>) -> Vec<i32> {
        let n = effect.len();
        let all = (1usize << n) - 1;
        let mut gain = vec![vec![0; all + 1]; n];
        for j in 0..n {
            for served in 1..=all {
                gain[j][served] = gain[j][served & (served - 1)] + effect[served.trailing_zeros() as usize][j];
            }
        }
        let mut best = vec![0; all + 1];
        let mut next = vec![0; all + 1];
        for served in (0..all).rev() {
            best[served] = i32::MIN;
            for j in (0..n).filter(|j| served >> j & 1 == 0) {
                let joy = gain[j][served] + best[served | 1 << j];
                if joy > best[served] {
                    best[served] = joy;
                    next[served] = j;
                }
            }
        }
        let (mut order, mut served) = (vec![], 0);
        while served != all {
            order.push(next[served] as i32);
            served |= 1 << next[served];
        }
        order
    }
}
