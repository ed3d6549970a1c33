// Ignores everything below a guess that cannot be right.
class Solution {
public:
    int numbersFound(TreeNode* plan, int low, int high) {
        if (!plan || plan->val < low || plan->val > high) return 0;
        return 1 + numbersFound(plan->left, low, plan->val - 1) + numbersFound(plan->right, plan->val + 1, high);
    }
};
