void mirror(struct ListNode* head, struct TreeNode* root) {
    if (!root) return;
    struct TreeNode* left = root->left;
    root->left = root->right;
    root->right = left;
    mirror(head, root->left);
    mirror(head, root->right);
}
