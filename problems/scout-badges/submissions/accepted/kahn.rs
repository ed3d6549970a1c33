impl Solution {
    pub fn weekends_needed(outdoor: Vec<bool>, needs: Vec<Vec<i32>>) -> i32 {
        let n = needs.len();
        let mut needed_by = vec![vec![]; n];
        for (badge, others) in needs.iter().enumerate() {
            for &other in others {
                needed_by[other as usize].push(badge);
            }
        }
        let mut missing: Vec<usize> = needs.iter().map(|others| others.len()).collect();
        let mut weekend = vec![0; n];
        let mut order: Vec<usize> = (0..n).filter(|&badge| missing[badge] == 0).collect();
        let mut next = 0;
        while next < order.len() {
            let badge = order[next];
            next += 1;
            weekend[badge] += 1;
            if (weekend[badge] % 2 == 0) != outdoor[badge] {
                weekend[badge] += 1;
            }
            for &other in &needed_by[badge] {
                weekend[other] = weekend[other].max(weekend[badge]);
                missing[other] -= 1;
                if missing[other] == 0 {
                    order.push(other);
                }
            }
        }
        if order.len() == n { *weekend.iter().max().unwrap() } else { -1 }
    }
}
