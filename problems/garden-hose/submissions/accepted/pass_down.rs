impl Solution {
    pub fn dry_beds(tap: Option<Rc<RefCell<TreeNode>>>, liters: i32) -> i32 {
        let Some(joint) = tap else { return 0 };
        let joint = joint.borrow();
        let rest = (liters - joint.val).max(0);
        match (&joint.left, &joint.right) {
            (None, None) => (rest == 0) as i32,
            (Some(_), Some(_)) => {
                Self::dry_beds(joint.left.clone(), rest / 2) + Self::dry_beds(joint.right.clone(), rest / 2)
            }
            (child, None) | (None, child) => Self::dry_beds(child.clone(), rest),
        }
    }
}
