struct TreeNode* riverFlow(struct TreeNode* mouth) {
    if (!mouth) return NULL;
    riverFlow(mouth->left);
    riverFlow(mouth->right);
    mouth->val += (mouth->left ? mouth->left->val : 0) + (mouth->right ? mouth->right->val : 0);
    return mouth;
}
