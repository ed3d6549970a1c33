class Solution {
    // The best sums with a nest here, with one in a child, and with none in both.
    array<int, 3> sums(TreeNode* fork) {
        if (!fork) return {-1'000'000'000, 0, 0};
        auto [hereLeft, childLeft, noneLeft] = sums(fork->left);
        auto [hereRight, childRight, noneRight] = sums(fork->right);
        int left = max(childLeft, noneLeft), right = max(childRight, noneRight);
        return {fork->val + noneLeft + noneRight, max(hereLeft + right, hereRight + left), left + right};
    }

public:
    int owlNests(TreeNode* tree) {
        auto [here, child, none] = sums(tree);
        return max({here, child, none});
    }
};
