impl Solution {
    pub fn largest_picture(boards: Vec<i32>, spare: i32) -> i64 {
        let n = boards.len();
        let mut before: Vec<usize> = (0..n + 2).map(|place| place.saturating_sub(1)).collect();
        let mut after: Vec<usize> = (0..n + 2).map(|place| (place + 1).min(n + 1)).collect();
        let mut largest = 0;

        let (mut last, mut second_to_last) = (0, 0);
        for place in 1..=n {
            if boards[place - 1] < spare {
                second_to_last = last;
                last = place;
            }
            largest = largest.max(spare as i64 * (place - second_to_last) as i64);
        }

        let mut order: Vec<usize> = (1..=n).collect();
        order.sort_by_key(|&place| std::cmp::Reverse((boards[place - 1], place)));
        for place in order {
            let height = boards[place - 1];
            let (left, right) = (before[place], after[place]);
            let width = if height <= spare {
                (right - before[left]).max(after[right] - left) - 1
            } else {
                right - left - 1
            };
            largest = largest.max(height as i64 * width as i64);
            after[left] = right;
            before[right] = left;
        }
        largest
    }
}
