class Solution {
    public int dryBeds(TreeNode tap, int liters) {
        if (tap == null) return 0;
        int rest = Math.max(0, liters - tap.val);
        if (tap.left == null && tap.right == null) return rest == 0 ? 1 : 0;
        if (tap.left != null && tap.right != null) rest /= 2;
        return dryBeds(tap.left, rest) + dryBeds(tap.right, rest);
    }
}
