class Solution {
public:
    int numbersFound(TreeNode* plan, int low, int high) {
        if (!plan || low > high) return 0;
        int guess = plan->val;
        return (low <= guess && guess <= high)
            + numbersFound(plan->left, low, min(high, guess - 1))
            + numbersFound(plan->right, max(low, guess + 1), high);
    }
};
