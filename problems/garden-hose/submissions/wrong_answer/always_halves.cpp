// Halves the water even if there is only one child.
class Solution {
public:
    int dryBeds(TreeNode* tap, int liters) {
        if (!tap) return 0;
        int rest = max(0, liters - tap->val);
        if (!tap->left && !tap->right) return rest == 0;
        return dryBeds(tap->left, rest / 2) + dryBeds(tap->right, rest / 2);
    }
};
