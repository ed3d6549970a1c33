impl Solution {
    pub fn pen_caps(mut pens: Vec<i32>, mut caps: Vec<i32>, count: i32) -> i32 {
        pens.sort();
        caps.sort();
        let enough = |play: i32| {
            let (mut cap, mut done) = (0, 0);
            for &pen in &pens {
                while cap < caps.len() && caps[cap] < pen {
                    cap += 1;
                }
                if cap < caps.len() && caps[cap] - pen <= play {
                    cap += 1;
                    done += 1;
                }
            }
            done >= count
        };
        let (mut low, mut high) = (0, 1_000_000_000);
        if !enough(high) {
            return -1;
        }
        while low < high {
            let middle = (low + high) / 2;
            if enough(middle) { high = middle } else { low = middle + 1 }
        }
        low
    }
}
