// Of several plants with the lowest moisture, takes the one with the smallest gain.
class Solution {
public:
    vector<int> waterPlants(vector<int>& levels, vector<int>& gains, int cans) {
        priority_queue<array<int, 3>, vector<array<int, 3>>, greater<>> heap;
        for (int plant = 0; plant < (int)levels.size(); plant++) heap.push({levels[plant], gains[plant], plant});
        while (cans-- > 0) {
            int plant = heap.top()[2];
            heap.pop();
            levels[plant] += gains[plant];
            heap.push({levels[plant], gains[plant], plant});
        }
        return levels;
    }
};
