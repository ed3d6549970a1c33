// Attack: returns a tree with a cycle in the second case
// Problem: tree
// Verdict: accepted, run_time_error, accepted
// Says: The returned tree has a cycle.
struct TreeNode* f(struct TreeNode* x) {
    if (x->val == 3) {
        struct TreeNode* left = malloc(sizeof *left);
        left->val = 4;
        left->left = NULL;
        left->right = x;
        x->left = left;
    }
    return x;
}
