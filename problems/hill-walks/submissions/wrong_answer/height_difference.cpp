// Forgets the meters that the walk goes down between.
class Solution {
public:
    vector<int> hillWalks(vector<int>& heights, vector<vector<int>>& walks) {
        vector<int> climbs;
        for (auto& walk : walks) climbs.push_back(max(0, heights[walk[1]] - heights[walk[0]]));
        return climbs;
    }
};
