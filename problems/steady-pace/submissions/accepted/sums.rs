impl Solution {
    pub fn steady_pace(seconds: Vec<i32>, pace: i32, least: i32) -> i64 {
        let mut sums = vec![0i64];
        for (i, &value) in seconds.iter().enumerate() {
            sums.push(sums[i] + (value - pace) as i64);
        }
        let least = least as usize;
        let mut starts: HashMap<i64, i64> = HashMap::new();
        let mut steady = 0;
        for end in least..sums.len() {
            *starts.entry(sums[end - least]).or_insert(0) += 1;
            steady += starts.get(&sums[end]).unwrap_or(&0);
        }
        steady
    }
}
