impl Solution {
    pub fn flea_market(price: Vec<i32>, joy: Vec<i32>, coins: i32) -> i32 {
        let coins = coins as usize;
        let mut without = vec![0; coins + 1];
        let mut voucher = vec![0; coins + 1];
        for (p, j) in price.into_iter().zip(joy) {
            let p = p as usize;
            for c in (p / 2..=coins).rev() {
                voucher[c] = voucher[c].max(without[c - p / 2] + j);
                if c >= p {
                    voucher[c] = voucher[c].max(voucher[c - p] + j);
                    without[c] = without[c].max(without[c - p] + j);
                }
            }
        }
        voucher[coins]
    }
}
