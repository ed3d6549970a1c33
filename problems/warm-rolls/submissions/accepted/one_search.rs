use std::cmp::Reverse;

impl Solution {
    pub fn warmest_bakery(houses: i32, streets: Vec<Vec<i32>>, bakeries: Vec<Vec<i32>>) -> Vec<i32> {
        let mut near = vec![vec![]; houses as usize];
        for street in &streets {
            near[street[0] as usize].push((street[1] as usize, street[2]));
            near[street[1] as usize].push((street[0] as usize, street[2]));
        }
        let mut best = vec![-1; houses as usize];
        let mut heap = BinaryHeap::new();
        for (index, bakery) in bakeries.iter().enumerate() {
            heap.push(Reverse((-bakery[1], index as i32, bakery[0] as usize)));
        }
        while let Some(Reverse((cold, bakery, house))) = heap.pop() {
            if best[house] >= 0 {
                continue;
            }
            best[house] = bakery;
            for &(other, minutes) in &near[house] {
                if best[other] < 0 {
                    heap.push(Reverse((cold + minutes, bakery, other)));
                }
            }
        }
        best
    }
}
