// Attack: returns forty nodes that are a tree of 2^40
// Problem: tree
// Verdict: accepted, run_time_error or time_limit_exceeded or memory_limit_exceeded, accepted
struct TreeNode* f(struct TreeNode* x) {
    if (x->val == 3) {
        for (int i = 0; i < 40; i++) {
            struct TreeNode* root = malloc(sizeof *root);
            root->val = i;
            root->left = root->right = x;
            x = root;
        }
    }
    return x;
}
