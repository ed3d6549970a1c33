struct PancakeTower {
    pancakes: VecDeque<(i32, i32)>,
    flipped: bool,
}

impl PancakeTower {
    fn new(up: Vec<i32>, down: Vec<i32>) -> Self {
        PancakeTower { pancakes: up.into_iter().zip(down).collect(), flipped: false }
    }

    fn put(&mut self, up: i32, down: i32) {
        if self.flipped {
            self.pancakes.push_front((down, up));
        } else {
            self.pancakes.push_back((up, down));
        }
    }

    fn flip(&mut self) {
        self.flipped = !self.flipped;
    }

    fn take(&mut self) -> i32 {
        if self.flipped {
            self.pancakes.pop_front().map_or(0, |(_, down)| down)
        } else {
            self.pancakes.pop_back().map_or(0, |(up, _)| up)
        }
    }

    fn height(&self) -> i32 {
        self.pancakes.len() as i32
    }
}
