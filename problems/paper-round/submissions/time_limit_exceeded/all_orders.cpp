// Tries all orders of the houses.
class Solution {
public:
    vector<int> paperRound(vector<int>& steps) {
        vector<int> order(steps.size() + 1);
        iota(order.begin(), order.end(), 1);
        do {
            bool fits = true;
            for (int i = 0; i < (int)steps.size() && fits; i++) fits = abs(order[i] - order[i + 1]) == steps[i];
            if (fits) return order;
        } while (next_permutation(order.begin(), order.end()));
        return {};
    }
};
