struct MinStack {
    items: RefCell<Vec<i32>>,
}

impl MinStack {
    fn new(least: i32) -> Self {
        MinStack { items: RefCell::new(vec![least]) }
    }

    fn push(&self, val: i32) {
        self.items.borrow_mut().push(val);
    }

    fn pop_all(&self) -> Vec<i32> {
        let mut taken = self.items.borrow_mut().split_off(1);
        taken.reverse();
        taken
    }

    fn top(&self) -> i32 {
        *self.items.borrow().last().unwrap()
    }
}
