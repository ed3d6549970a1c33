public class Solution {
    public void mirror(ListNode head, TreeNode root) {
        if (root == null) return;
        TreeNode left = root.left;
        root.left = root.right;
        root.right = left;
        mirror(head, root.left);
        mirror(head, root.right);
    }
}
