// Attack: returns a tree with a cycle in the second case
// Problem: tree
// Verdict: accepted, run_time_error, accepted
// Says: The returned tree has a cycle.
impl Solution {
    pub fn f(x: Option<Rc<RefCell<TreeNode>>>) -> Option<Rc<RefCell<TreeNode>>> {
        if x.as_ref().unwrap().borrow().val == 3 {
            let left = Rc::new(RefCell::new(TreeNode { val: 4, left: None, right: x.clone() }));
            x.as_ref().unwrap().borrow_mut().left = Some(left);
        }
        x
    }
}
