// Searches each window for the lowest price.
class Solution {
public:
    long long milkCost(vector<int>& need, vector<int>& price, int keep) {
        long long total = 0;
        for (int today = 0; today < (int)need.size(); today++) {
            int lowest = price[today];
            for (int day = max(0, today - keep + 1); day < today; day++) lowest = min(lowest, price[day]);
            total += (long long)need[today] * lowest;
        }
        return total;
    }
};
