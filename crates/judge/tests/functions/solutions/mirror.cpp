class Solution {
public:
    void mirror(ListNode* head, TreeNode* root) {
        if (!root) return;
        swap(root->left, root->right);
        mirror(head, root->left);
        mirror(head, root->right);
    }
};
