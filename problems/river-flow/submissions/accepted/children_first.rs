impl Solution {
    pub fn river_flow(mouth: Option<Rc<RefCell<TreeNode>>>) -> Option<Rc<RefCell<TreeNode>>> {
        if let Some(node) = &mouth {
            let (left, right) = (node.borrow().left.clone(), node.borrow().right.clone());
            for child in [Self::river_flow(left), Self::river_flow(right)].into_iter().flatten() {
                node.borrow_mut().val += child.borrow().val;
            }
        }
        mouth
    }
}
