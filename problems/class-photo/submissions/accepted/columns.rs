impl Solution {
    pub fn class_photo(heights: Vec<Vec<i32>>) -> i32 {
        let mut hidden = 0;
        for place in 0..heights[0].len() {
            let mut tallest = 0;
            for row in &heights {
                if row[place] <= tallest {
                    hidden += 1;
                } else {
                    tallest = row[place];
                }
            }
        }
        hidden
    }
}
