class Solution {
    public TreeNode riverFlow(TreeNode mouth) {
        if (mouth == null) return null;
        // The children do not have their flows yet.
        if (mouth.left != null) mouth.val += mouth.left.val;
        if (mouth.right != null) mouth.val += mouth.right.val;
        riverFlow(mouth.left);
        riverFlow(mouth.right);
        return mouth;
    }
}
