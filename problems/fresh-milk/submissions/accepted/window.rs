impl Solution {
    pub fn milk_cost(need: Vec<i32>, price: Vec<i32>, keep: i32) -> i64 {
        let mut total = 0;
        let mut days = VecDeque::new();
        for today in 0..need.len() {
            while days.back().map_or(false, |&day: &usize| price[day] >= price[today]) {
                days.pop_back();
            }
            days.push_back(today);
            if days[0] + keep as usize <= today {
                days.pop_front();
            }
            total += need[today] as i64 * price[days[0]] as i64;
        }
        total
    }
}
