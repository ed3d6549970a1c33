impl Solution {
    fn sums(fork: &Option<Rc<RefCell<TreeNode>>>) -> (i32, i32, i32) {
        let Some(fork) = fork else { return (i32::MIN / 2, 0, 0) };
        let fork = fork.borrow();
        let (here_left, child_left, none_left) = Self::sums(&fork.left);
        let (here_right, child_right, none_right) = Self::sums(&fork.right);
        let (left, right) = (child_left.max(none_left), child_right.max(none_right));
        (fork.val + none_left + none_right, (here_left + right).max(here_right + left), left + right)
    }

    pub fn owl_nests(tree: Option<Rc<RefCell<TreeNode>>>) -> i32 {
        let (here, child, none) = Self::sums(&tree);
        here.max(child).max(none)
    }
}
