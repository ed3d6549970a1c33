struct SushiBelt {
    belt: Vec<i32>,
    moved: i32,
}

impl SushiBelt {
    fn new(places: i32) -> Self {
        SushiBelt { belt: vec![0; places as usize], moved: 0 }
    }

    fn place(&mut self, seat: i32) -> &mut i32 {
        let place = (seat - self.moved).rem_euclid(self.belt.len() as i32);
        &mut self.belt[place as usize]
    }

    fn turn(&mut self, steps: i32) {
        self.moved = (self.moved + steps).rem_euclid(self.belt.len() as i32);
    }

    fn put(&mut self, seat: i32, plate: i32) -> bool {
        let place = self.place(seat);
        if *place != 0 {
            return false;
        }
        *place = plate;
        true
    }

    fn take(&mut self, seat: i32) -> i32 {
        std::mem::take(self.place(seat))
    }
}
