class Solution {
    private int[] sums(TreeNode fork) {
        if (fork == null) return new int[] {Integer.MIN_VALUE / 2, 0, 0};
        int[] l = sums(fork.left), r = sums(fork.right);
        int left = Math.max(l[1], l[2]), right = Math.max(r[1], r[2]);
        return new int[] {fork.val + l[2] + r[2], Math.max(l[0] + right, r[0] + left), left + right};
    }

    public int owlNests(TreeNode tree) {
        return Arrays.stream(sums(tree)).max().getAsInt();
    }
}
