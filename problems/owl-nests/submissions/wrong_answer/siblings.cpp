// Lets both children of a fork have nests.
class Solution {
    array<int, 3> sums(TreeNode* fork) {
        if (!fork) return {0, 0, 0};
        auto l = sums(fork->left), r = sums(fork->right);
        int left = max(l[1], l[2]), right = max(r[1], r[2]);
        return {fork->val + l[2] + r[2], max(l[0], left) + max(r[0], right), left + right};
    }

public:
    int owlNests(TreeNode* tree) {
        auto [here, child, none] = sums(tree);
        return max({here, child, none});
    }
};
