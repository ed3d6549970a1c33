// Tries every order, dish by dish.
class Solution {
    int most = INT_MIN;
    vector<int> result, order;

    void serve(vector<vector<int>>& effect, int served, int joy) {
        int n = effect.size();
        if ((int)order.size() == n && joy > most) {
            most = joy;
            result = order;
        }
        for (int j = 0; j < n; j++) {
            if (served >> j & 1) continue;
            int gain = 0;
            for (int i : order) gain += effect[i][j];
            order.push_back(j);
            serve(effect, served | 1 << j, joy + gain);
            order.pop_back();
        }
    }

public:
    vector<int> tastingMenu(vector<vector<int>>& effect) {
        serve(effect, 0, 0);
        return result;
    }
};
