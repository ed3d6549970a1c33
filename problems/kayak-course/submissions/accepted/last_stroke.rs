impl Solution {
    pub fn kayak_course(river: Vec<Vec<i32>>) -> i32 {
        let width = river[0].len() as i32;
        // Indexed by the last stroke plus 1.
        let mut best: Vec<[i32; 3]> = river[0].iter().map(|&points| [i32::MIN / 2, points, i32::MIN / 2]).collect();
        for row in &river[1..] {
            best = (0..width)
                .map(|c| {
                    let mut now = [i32::MIN / 2; 3];
                    for stroke in -1..=1 {
                        let from = c - stroke;
                        if from < 0 || from >= width {
                            continue;
                        }
                        for last in -1..=1 {
                            if last * stroke != -1 {
                                let sum = best[from as usize][(last + 1) as usize] + row[c as usize];
                                now[(stroke + 1) as usize] = now[(stroke + 1) as usize].max(sum);
                            }
                        }
                    }
                    now
                })
                .collect();
        }
        best.into_iter().flatten().max().unwrap()
    }
}
