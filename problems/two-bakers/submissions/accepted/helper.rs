impl Solution {
    pub fn two_bakers(rolls: i32, first: Vec<i32>, second: Vec<i32>) -> i32 {
        let one = Self::time(rolls, &first);
        let two = Self::time(rolls, &second);
        if one < two {
            1
        } else if two < one {
            2
        } else {
            0
        }
    }

    fn time(rolls: i32, oven: &[i32]) -> i32 {
        let loads = (rolls + oven[0] - 1) / oven[0];
        loads * oven[1] + (loads - 1) * oven[2]
    }
}
