impl Solution {
    pub fn mirror(head: &mut Option<Box<ListNode>>, root: &mut Option<Rc<RefCell<TreeNode>>>) {
        if let Some(node) = root {
            let mut node = node.borrow_mut();
            let node = &mut *node;
            std::mem::swap(&mut node.left, &mut node.right);
            Self::mirror(head, &mut node.left);
            Self::mirror(head, &mut node.right);
        }
    }
}
