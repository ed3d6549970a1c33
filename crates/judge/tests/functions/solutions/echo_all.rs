impl Solution {
    fn tree(node: &Option<Rc<RefCell<TreeNode>>>) -> i32 {
        match node {
            Some(node) => node.borrow().val + Self::tree(&node.borrow().left) + Self::tree(&node.borrow().right),
            None => 0,
        }
    }

    pub fn echo_all(i: i32, l: i64, d: f64, b: bool, c: char, s: String, grid: Vec<Vec<i32>>, words: Vec<String>,
                    cells: Vec<Vec<char>>, cube: Vec<Vec<Vec<i32>>>, list: Option<Box<ListNode>>,
                    root: Option<Rc<RefCell<TreeNode>>>, flags: Vec<bool>, reals: Vec<f64>) -> Vec<String> {
        let (mut linked, mut node) = (0, &list);
        while let Some(inner) = node {
            linked += inner.val;
            node = &inner.next;
        }
        let sum: i32 = grid.iter().flatten().sum();
        let deep: i32 = cube.iter().flatten().flatten().sum();
        vec![i.to_string(), l.to_string(), b.to_string(), c.to_string(), s, sum.to_string(), words.len().to_string(),
             cells[0].iter().collect(), deep.to_string(), linked.to_string(), Self::tree(&root).to_string(),
             flags.iter().filter(|flag| **flag).count().to_string(), (d + reals[0] == 0.75).to_string()]
    }
}
