// Attack: returns a tree with hundreds of thousands of levels in the second case
// Problem: tree
// Time: 8
// Verdict: accepted, wrong_answer, accepted
class Solution {
public:
    TreeNode* f(TreeNode* x) {
        if (x->val == 3) {
            for (int i = 0; i < 1000000; i++) x = new TreeNode(i, x, nullptr);
        }
        return x;
    }
};
