const mirror = (head, root) => {
    if (!root) return;
    [root.left, root.right] = [root.right, root.left];
    mirror(head, root.left);
    mirror(head, root.right);
};
