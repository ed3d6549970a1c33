// Does not see that equal neighbors are wrong.
class Solution {
    vector<int> signs;

    void read(TreeNode* node) {
        if (!node) return;
        read(node->left);
        signs.push_back(node->val);
        read(node->right);
    }

public:
    vector<int> paintedSigns(TreeNode* maze) {
        read(maze);
        int last = (int)signs.size() - 1, drop = -1;
        for (int i = 0; i < last; i++) {
            if (signs[i] <= signs[i + 1]) continue;
            if (drop >= 0) return {};
            drop = i;
        }
        vector<int> result;
        for (int k = max(drop, 0); drop >= 0 && k <= drop + 1; k++) {
            if (k == 0 || k == last || signs[k + 1] - signs[k - 1] >= 2) result.push_back(signs[k]);
        }
        return result;
    }
};
