// Attack: returns a tree with hundreds of thousands of levels in the second case
// Problem: tree
// Time: 8
// Verdict: accepted, wrong_answer, accepted
impl Solution {
    pub fn f(x: Option<Rc<RefCell<TreeNode>>>) -> Option<Rc<RefCell<TreeNode>>> {
        if x.as_ref().unwrap().borrow().val == 3 {
            let mut x = x;
            for val in 0..1_000_000 {
                x = Some(Rc::new(RefCell::new(TreeNode { val, left: x, right: None })));
            }
            return x;
        }
        x
    }
}
