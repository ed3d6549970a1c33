class Solution {
public:
    vector<int> hillWalks(vector<int>& heights, vector<vector<int>>& walks) {
        int n = heights.size();
        vector<int> up(n), down(n), climbs;
        for (int i = 1; i < n; i++) {
            up[i] = up[i - 1] + max(0, heights[i] - heights[i - 1]);
            down[i] = down[i - 1] + max(0, heights[i - 1] - heights[i]);
        }
        for (auto& walk : walks) {
            int a = walk[0], b = walk[1];
            climbs.push_back(a <= b ? up[b] - up[a] : down[a] - down[b]);
        }
        return climbs;
    }
};
