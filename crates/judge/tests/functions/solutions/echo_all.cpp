class Solution {
    int tree(TreeNode* node) { return node ? node->val + tree(node->left) + tree(node->right) : 0; }

public:
    vector<string> echoAll(int i, long long l, double d, bool b, char c, string s, vector<vector<int>>& grid,
                           vector<string>& words, vector<vector<char>>& cells, vector<vector<vector<int>>>& cube,
                           ListNode* list, TreeNode* root, vector<bool>& flags, vector<double>& reals) {
        int sum = 0, deep = 0, linked = 0;
        for (auto& row : grid) sum += accumulate(row.begin(), row.end(), 0);
        for (auto& level : cube) for (auto& row : level) deep += accumulate(row.begin(), row.end(), 0);
        for (; list; list = list->next) linked += list->val;
        auto text = [](bool yes) { return string(yes ? "true" : "false"); };
        return {to_string(i), to_string(l), text(b), string(1, c), s, to_string(sum), to_string(words.size()),
                string(cells[0].begin(), cells[0].end()), to_string(deep), to_string(linked), to_string(tree(root)),
                to_string(count(flags.begin(), flags.end(), true)), text(d + reals[0] == 0.75)};
    }
};
