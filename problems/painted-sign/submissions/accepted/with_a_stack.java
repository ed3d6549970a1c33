class Solution {
    public int[] paintedSigns(TreeNode maze) {
        List<Integer> signs = new ArrayList<>();
        Deque<TreeNode> above = new ArrayDeque<>();
        TreeNode node = maze;
        while (node != null || !above.isEmpty()) {
            while (node != null) {
                above.push(node);
                node = node.left;
            }
            node = above.pop();
            signs.add(node.val);
            node = node.right;
        }
        int last = signs.size() - 1, drop = -1;
        for (int i = 0; i < last; i++) {
            if (signs.get(i) < signs.get(i + 1)) continue;
            if (drop >= 0) return new int[0];
            drop = i;
        }
        List<Integer> result = new ArrayList<>();
        for (int k = drop; k <= drop + 1; k++) {
            if (k == 0 || k == last || signs.get(k + 1) - signs.get(k - 1) >= 2) result.add(signs.get(k));
        }
        return result.stream().mapToInt(Integer::intValue).toArray();
    }
}
