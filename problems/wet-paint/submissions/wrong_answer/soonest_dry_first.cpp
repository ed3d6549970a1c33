// Begins with the pieces that need the least time together, which is the wrong order.
class Solution {
public:
    int wetPaint(vector<int>& paint, vector<int>& dry, vector<int>& price, int hours) {
        vector<int> order(paint.size());
        iota(order.begin(), order.end(), 0);
        sort(order.begin(), order.end(), [&](int i, int j) { return paint[i] + dry[i] < paint[j] + dry[j]; });
        vector<int> best(hours + 1);
        for (int i : order) {
            for (int t = hours - dry[i]; t >= paint[i]; t--) {
                best[t] = max(best[t], best[t - paint[i]] + price[i]);
            }
        }
        return *max_element(best.begin(), best.end());
    }
};
