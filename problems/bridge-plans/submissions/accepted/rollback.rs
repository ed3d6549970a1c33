struct BridgePlans {
    parent: Vec<usize>,
    size: Vec<i32>,
    count: i32,
    most: i32,
    bridges: Vec<(Option<usize>, i32)>,
}

impl BridgePlans {
    fn new(islands: i32) -> Self {
        let n = islands as usize;
        BridgePlans { parent: (0..n).collect(), size: vec![1; n], count: islands, most: 1, bridges: Vec::new() }
    }

    fn find(&self, island: i32) -> usize {
        let mut island = island as usize;
        while self.parent[island] != island {
            island = self.parent[island];
        }
        island
    }

    fn build(&mut self, a: i32, b: i32) -> bool {
        let (mut a, mut b) = (self.find(a), self.find(b));
        if a == b {
            self.bridges.push((None, self.most));
            return false;
        }
        if self.size[a] < self.size[b] {
            std::mem::swap(&mut a, &mut b);
        }
        self.bridges.push((Some(b), self.most));
        self.parent[b] = a;
        self.size[a] += self.size[b];
        self.most = self.most.max(self.size[a]);
        self.count -= 1;
        true
    }

    fn undo(&mut self, steps: i32) -> i32 {
        for _ in 0..steps {
            let Some((root, most)) = self.bridges.pop() else { break };
            self.most = most;
            if let Some(root) = root {
                let parent = self.parent[root];
                self.size[parent] -= self.size[root];
                self.parent[root] = root;
                self.count += 1;
            }
        }
        self.bridges.len() as i32
    }

    fn connected(&self, a: i32, b: i32) -> bool {
        self.find(a) == self.find(b)
    }

    fn groups(&self) -> i32 {
        self.count
    }

    fn largest(&self) -> i32 {
        self.most
    }
}
