// Attack: returns a tree whose leaves lead back to the root
// Problem: tree
// Verdict: accepted, run_time_error, accepted
// Says: The returned tree has a cycle.
class Solution {
public:
    TreeNode* f(TreeNode* x) {
        if (x->val == 3) {
            x->left = new TreeNode(4, x, x);
            x->right = new TreeNode(5, x, x);
        }
        return x;
    }
};
