impl Solution {
    pub fn balls_of_yarn(pattern: Vec<String>, ball: i32) -> i32 {
        let rows: Vec<&[u8]> = pattern.iter().map(|row| row.as_bytes()).collect();
        let (height, width) = (rows.len(), rows[0].len());
        let mut seen = vec![vec![false; width]; height];
        let mut balls = 0;
        for row in 0..height {
            for column in 0..width {
                if seen[row][column] {
                    continue;
                }
                seen[row][column] = true;
                let mut todo = vec![(row, column)];
                let mut stitches = 0;
                while let Some((r, c)) = todo.pop() {
                    stitches += 1;
                    // Above the first row, the number wraps around and is too large.
                    let near = [(r.wrapping_sub(1), c), (r + 1, c), (r, (c + 1) % width), (r, (c + width - 1) % width)];
                    for (y, x) in near {
                        if y < height && !seen[y][x] && rows[y][x] == rows[r][c] {
                            seen[y][x] = true;
                            todo.push((y, x));
                        }
                    }
                }
                balls += (stitches + ball - 1) / ball;
            }
        }
        balls
    }
}
