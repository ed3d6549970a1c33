class Solution {
    vector<int> signs;

    void read(TreeNode* node) {
        if (!node) return;
        read(node->left);
        signs.push_back(node->val);
        read(node->right);
    }

    bool suspicious(int k) {
        if (k == 0 || k == (int)signs.size() - 1) return true;
        return signs[k + 1] - signs[k - 1] >= 2;
    }

public:
    vector<int> paintedSigns(TreeNode* maze) {
        read(maze);
        int drop = -1;
        for (int i = 0; i + 1 < (int)signs.size(); i++) {
            if (signs[i] < signs[i + 1]) continue;
            if (drop >= 0) return {};
            drop = i;
        }
        vector<int> result;
        for (int k : {drop, drop + 1}) {
            if (suspicious(k)) result.push_back(signs[k]);
        }
        return result;
    }
};
