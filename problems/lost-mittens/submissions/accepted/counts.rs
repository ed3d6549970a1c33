impl Solution {
    pub fn lost_mittens(left: Vec<String>, right: Vec<String>) -> String {
        let mut counts: HashMap<String, i32> = HashMap::new();
        for color in left {
            *counts.entry(color).or_insert(0) += 1;
        }
        for color in right {
            *counts.entry(color).or_insert(0) -= 1;
        }
        let mut best = String::new();
        let mut most = 0;
        for (color, count) in counts {
            let stay = count.abs();
            if stay > most || (stay == most && color < best) {
                best = color;
                most = stay;
            }
        }
        best
    }
}
