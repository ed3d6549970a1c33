class Solution {
public:
    vector<int> waterPlants(vector<int>& levels, vector<int>& gains, int cans) {
        priority_queue<pair<int, int>, vector<pair<int, int>>, greater<>> heap;
        for (int plant = 0; plant < (int)levels.size(); plant++) heap.push({levels[plant], plant});
        while (cans-- > 0) {
            int plant = heap.top().second;
            heap.pop();
            levels[plant] += gains[plant];
            heap.push({levels[plant], plant});
        }
        return levels;
    }
};
