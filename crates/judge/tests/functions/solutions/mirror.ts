function mirror(head: ListNode | null, root: TreeNode | null): void {
    if (!root) return;
    [root.left, root.right] = [root.right, root.left];
    mirror(head, root.left);
    mirror(head, root.right);
};
