// Follows the plan for every number.
class Solution {
public:
    int numbersFound(TreeNode* plan, int low, int high) {
        int found = 0;
        for (int number = low; number <= high; number++) {
            TreeNode* node = plan;
            while (node && node->val != number) node = number < node->val ? node->left : node->right;
            found += node != nullptr;
        }
        return found;
    }
};
