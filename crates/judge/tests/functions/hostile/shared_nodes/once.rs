// Attack: returns a tree that has a node twice, which are two nodes
// Problem: tree
// Verdict: accepted, wrong_answer, accepted
impl Solution {
    pub fn f(x: Option<Rc<RefCell<TreeNode>>>) -> Option<Rc<RefCell<TreeNode>>> {
        if x.as_ref().unwrap().borrow().val == 3 {
            let child = Some(Rc::new(RefCell::new(TreeNode::new(4))));
            let root = x.as_ref().unwrap();
            root.borrow_mut().left = child.clone();
            root.borrow_mut().right = child;
        }
        x
    }
}
