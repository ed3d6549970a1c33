// Reads the whole maze without the sign once for each sign.
class Solution {
    void read(TreeNode* node, vector<TreeNode*>& nodes) {
        if (!node) return;
        read(node->left, nodes);
        nodes.push_back(node);
        read(node->right, nodes);
    }

public:
    vector<int> paintedSigns(TreeNode* maze) {
        vector<TreeNode*> nodes;
        read(maze, nodes);
        int n = nodes.size();
        vector<int> result;
        for (int k = 0; k < n; k++) {
            bool fits = k == 0 || k == n - 1 || (long long)nodes[k + 1]->val - nodes[k - 1]->val >= 2;
            long long before = LLONG_MIN;
            for (int i = 0; i < n; i++) {
                if (i == k) continue;
                if (nodes[i]->val <= before) fits = false;
                before = nodes[i]->val;
            }
            if (fits) result.push_back(nodes[k]->val);
        }
        return result;
    }
};
