class FencePaint {
    // The first board of each stripe and its color. The last entry is the end of the fence.
    map<int, int> colors;
    unordered_map<int, int> counts;

    map<int, int>::iterator cut(int board) {
        auto next = colors.lower_bound(board);
        if (next->first == board) return next;
        return colors.emplace_hint(next, board, prev(next)->second);
    }

    void join(map<int, int>::iterator stripe) {
        if (stripe != colors.begin() && prev(stripe)->second == stripe->second) colors.erase(stripe);
    }

public:
    FencePaint(int boards) : colors{{0, 0}, {boards, -1}}, counts{{0, boards}} {}

    void paint(int first, int last, int color) {
        auto left = cut(first), right = cut(last + 1);
        while (left != right) {
            auto next = std::next(left);
            counts[left->second] -= next->first - left->first;
            colors.erase(left);
            left = next;
        }
        counts[color] += last + 1 - first;
        auto stripe = colors.emplace_hint(right, first, color);
        join(right);
        join(stripe);
    }

    int colorOf(int board) { return prev(colors.upper_bound(board))->second; }

    int boardsOf(int color) { return counts[color]; }

    int stripes() { return colors.size() - 1; }
};
