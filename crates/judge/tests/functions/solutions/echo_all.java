class Solution {
    int tree(TreeNode node) { return node == null ? 0 : node.val + tree(node.left) + tree(node.right); }

    public List<String> echoAll(int i, long l, double d, boolean b, char c, String s, List<List<Integer>> grid, String[] words,
            char[][] cells, int[][][] cube, ListNode list, TreeNode root, boolean[] flags, double[] reals) {
        int sum = 0, deep = 0, linked = 0, yes = 0;
        for (List<Integer> row : grid) for (int x : row) sum += x;
        for (int[][] level : cube) for (int[] row : level) deep += Arrays.stream(row).sum();
        for (; list != null; list = list.next) linked += list.val;
        for (boolean flag : flags) if (flag) yes++;
        return List.of("" + i, "" + l, "" + b, "" + c, s, "" + sum, "" + words.length, new String(cells[0]), "" + deep, "" + linked,
            "" + tree(root), "" + yes, "" + (d + reals[0] == 0.75));
    }
}
