// Adds up each walk again.
class Solution {
public:
    vector<int> hillWalks(vector<int>& heights, vector<vector<int>>& walks) {
        vector<int> climbs;
        for (auto& walk : walks) {
            int climb = 0;
            for (int i = walk[0]; i < walk[1]; i++) climb += max(0, heights[i + 1] - heights[i]);
            for (int i = walk[0]; i > walk[1]; i--) climb += max(0, heights[i - 1] - heights[i]);
            climbs.push_back(climb);
        }
        return climbs;
    }
};
