int numbersFound(struct TreeNode* plan, int low, int high) {
    if (!plan || low > high) return 0;
    int guess = plan->val;
    int found = low <= guess && guess <= high;
    found += numbersFound(plan->left, low, guess <= high ? guess - 1 : high);
    found += numbersFound(plan->right, guess >= low ? guess + 1 : low, high);
    return found;
}
