class Solution {
public:
    int dryBeds(TreeNode* tap, int liters) {
        if (!tap) return 0;
        int rest = max(0, liters - tap->val);
        if (!tap->left && !tap->right) return rest == 0;
        if (tap->left && tap->right) rest /= 2;
        return dryBeds(tap->left, rest) + dryBeds(tap->right, rest);
    }
};
