class Solution {
    int fewest(const vector<int>& weights, int i, int rest) {
        int n = weights.size();
        if (i == n) return rest == 0 ? 0 : n + 1;
        int stays = fewest(weights, i + 1, rest);
        int right = 1 + fewest(weights, i + 1, rest - weights[i]);
        int left = 1 + fewest(weights, i + 1, rest + weights[i]);
        return min({stays, right, left});
    }

public:
    int marketScale(vector<int>& weights, int item) {
        int answer = fewest(weights, 0, item);
        return answer <= (int)weights.size() ? answer : -1;
    }
};
