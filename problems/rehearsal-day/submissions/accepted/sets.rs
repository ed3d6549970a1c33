impl Solution {
    pub fn least_waiting(scenes: Vec<Vec<i32>>, minutes: Vec<i32>) -> i32 {
        let n = scenes.len();
        let everything = (1usize << n) - 1;
        let mut cast = vec![0u32; 1 << n];
        for (i, actors) in scenes.iter().enumerate() {
            let bits = actors.iter().fold(0, |bits, actor| bits | 1 << actor);
            for chosen in 0..1 << i {
                cast[chosen | 1 << i] = cast[chosen] | bits;
            }
        }
        let mut least = vec![i32::MAX; 1 << n];
        least[0] = 0;
        for before in 0..everything {
            for i in (0..n).filter(|i| before >> i & 1 == 0) {
                let chosen = before | 1 << i;
                let waiting = cast[before] & cast[everything ^ chosen] & !cast[1 << i];
                let total = least[before] + minutes[i] * waiting.count_ones() as i32;
                least[chosen] = least[chosen].min(total);
            }
        }
        least[everything]
    }
}
