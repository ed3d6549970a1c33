// Returns the first way that works instead of the one with the fewest weights.
class Solution {
    int find(const vector<int>& weights, int i, int rest, int used) {
        if (i == (int)weights.size()) return rest == 0 ? used : -1;
        for (int side : {-1, 0, 1}) {
            int found = find(weights, i + 1, rest + side * weights[i], used + abs(side));
            if (found >= 0) return found;
        }
        return -1;
    }

public:
    int marketScale(vector<int>& weights, int item) {
        return find(weights, 0, item, 0);
    }
};
