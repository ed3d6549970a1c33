impl Solution {
    pub fn row_of_bubbles(bubbles: Vec<i32>) -> Vec<i64> {
        let mut row: Vec<i64> = Vec::new();
        for bubble in bubbles {
            let mut bubble = bubble as i64;
            while let Some(&last) = row.last() {
                if last > bubble {
                    break;
                }
                bubble += last;
                row.pop();
            }
            row.push(bubble);
        }
        row
    }
}
