impl Solution {
    pub fn longest_stack(cards: Vec<i32>, holes: i32) -> i32 {
        let mut dark = [0; 30];
        let (mut lit, mut left, mut longest) = (30, 0, 0);
        for right in 0..cards.len() {
            for place in 0..30 {
                if cards[right] >> place & 1 == 0 {
                    if dark[place] == 0 {
                        lit -= 1;
                    }
                    dark[place] += 1;
                }
            }
            while lit < holes {
                for place in 0..30 {
                    if cards[left] >> place & 1 == 0 {
                        dark[place] -= 1;
                        if dark[place] == 0 {
                            lit += 1;
                        }
                    }
                }
                left += 1;
            }
            longest = longest.max(right + 1 - left);
        }
        longest as i32
    }
}
