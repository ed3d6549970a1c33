class Solution {
    public TreeNode riverFlow(TreeNode mouth) {
        if (mouth == null) return null;
        riverFlow(mouth.left);
        riverFlow(mouth.right);
        if (mouth.left != null) mouth.val += mouth.left.val;
        if (mouth.right != null) mouth.val += mouth.right.val;
        return mouth;
    }
}
