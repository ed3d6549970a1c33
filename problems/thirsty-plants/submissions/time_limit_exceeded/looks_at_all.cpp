// Looks at all plants for each can.
class Solution {
public:
    vector<int> waterPlants(vector<int>& levels, vector<int>& gains, int cans) {
        while (cans-- > 0) {
            int plant = min_element(levels.begin(), levels.end()) - levels.begin();
            levels[plant] += gains[plant];
        }
        return levels;
    }
};
