impl Solution {
    pub fn numbers_found(plan: Option<Rc<RefCell<TreeNode>>>, low: i32, high: i32) -> i32 {
        let Some(node) = plan else { return 0 };
        if low > high {
            return 0;
        }
        let node = node.borrow();
        let guess = node.val;
        (low <= guess && guess <= high) as i32
            + Self::numbers_found(node.left.clone(), low, high.min(guess - 1))
            + Self::numbers_found(node.right.clone(), low.max(guess + 1), high)
    }
}
