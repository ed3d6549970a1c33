int dryBeds(struct TreeNode* tap, int liters) {
    if (!tap) return 0;
    int rest = liters > tap->val ? liters - tap->val : 0;
    if (!tap->left && !tap->right) return rest == 0;
    if (tap->left && tap->right) rest /= 2;
    return dryBeds(tap->left, rest) + dryBeds(tap->right, rest);
}
