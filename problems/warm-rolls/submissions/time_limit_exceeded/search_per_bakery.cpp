// Searches the whole town from each bakery.
class Solution {
public:
    vector<int> warmestBakery(int houses, vector<vector<int>>& streets, vector<vector<int>>& bakeries) {
        vector<vector<pair<int, int>>> near(houses);
        for (auto& street : streets) {
            near[street[0]].push_back({street[1], street[2]});
            near[street[1]].push_back({street[0], street[2]});
        }
        vector<int> best(houses, -1), coldest(houses, INT_MAX);
        for (int bakery = 0; bakery < (int)bakeries.size(); bakery++) {
            vector<int> cold(houses, INT_MAX);
            priority_queue<pair<int, int>, vector<pair<int, int>>, greater<>> heap;
            cold[bakeries[bakery][0]] = -bakeries[bakery][1];
            heap.push({-bakeries[bakery][1], bakeries[bakery][0]});
            while (!heap.empty()) {
                auto [now, house] = heap.top();
                heap.pop();
                if (now > cold[house]) continue;
                if (now < coldest[house]) {
                    coldest[house] = now;
                    best[house] = bakery;
                }
                for (auto [other, minutes] : near[house]) {
                    if (now + minutes < cold[other]) {
                        cold[other] = now + minutes;
                        heap.push({now + minutes, other});
                    }
                }
            }
        }
        return best;
    }
};
