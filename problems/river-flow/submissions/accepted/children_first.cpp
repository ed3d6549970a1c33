class Solution {
public:
    TreeNode* riverFlow(TreeNode* mouth) {
        if (!mouth) return nullptr;
        for (TreeNode* child : {riverFlow(mouth->left), riverFlow(mouth->right)}) {
            if (child) mouth->val += child->val;
        }
        return mouth;
    }
};
