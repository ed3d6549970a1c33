// Attack: returns a tree with a cycle in the second case
// Problem: tree
// Verdict: accepted, run_time_error, accepted
// Says: The returned tree has a cycle.
class Solution {
    public TreeNode f(TreeNode x) throws Exception {
        if (x.val == 3) {
            x.left = new TreeNode(4, null, x);
        }
        return x;
    }
}
