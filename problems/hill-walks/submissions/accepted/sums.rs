impl Solution {
    pub fn hill_walks(heights: Vec<i32>, walks: Vec<Vec<i32>>) -> Vec<i32> {
        let n = heights.len();
        let (mut up, mut down) = (vec![0; n], vec![0; n]);
        for i in 1..n {
            up[i] = up[i - 1] + (heights[i] - heights[i - 1]).max(0);
            down[i] = down[i - 1] + (heights[i - 1] - heights[i]).max(0);
        }
        walks
            .iter()
            .map(|walk| {
                let (a, b) = (walk[0] as usize, walk[1] as usize);
                if a <= b { up[b] - up[a] } else { down[a] - down[b] }
            })
            .collect()
    }
}
