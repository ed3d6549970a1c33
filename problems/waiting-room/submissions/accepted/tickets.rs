struct WaitingRoom {
    seats: usize,
    tickets: usize,
    people: HashMap<String, usize>,
    order: VecDeque<(usize, String)>,
}

impl WaitingRoom {
    fn new(seats: i32) -> Self {
        WaitingRoom { seats: seats as usize, tickets: 0, people: HashMap::new(), order: VecDeque::new() }
    }

    fn arrive(&mut self, name: String) -> bool {
        if self.people.len() == self.seats || self.people.contains_key(&name) {
            return false;
        }
        self.tickets += 1;
        self.people.insert(name.clone(), self.tickets);
        self.order.push_back((self.tickets, name));
        true
    }

    fn leave(&mut self, name: String) -> bool {
        self.people.remove(&name).is_some()
    }

    fn call_next(&mut self) -> String {
        while let Some((ticket, name)) = self.order.pop_front() {
            if self.people.get(&name) == Some(&ticket) {
                self.people.remove(&name);
                return name;
            }
        }
        String::new()
    }

    fn waiting(&self) -> i32 {
        self.people.len() as i32
    }
}
