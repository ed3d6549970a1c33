// Lets the last batch have fewer pots than allowed.
class Solution {
public:
    int kilnBatches(vector<int>& heat, int least, int most) {
        const int infinity = 1'000'000'000;
        int n = heat.size();
        vector<int> waste(n + 1, infinity);
        waste[0] = 0;
        for (int end = 1; end <= n; end++) {
            int top = 0, total = 0;
            for (int size = 1; size <= min(most, end); size++) {
                top = max(top, heat[end - size]);
                total += heat[end - size];
                if (size >= least || end == n) {
                    waste[end] = min(waste[end], waste[end - size] + size * top - total);
                }
            }
        }
        return waste[n] < infinity ? waste[n] : -1;
    }
};
