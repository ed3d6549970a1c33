class Solution {
public:
    int classPhoto(vector<vector<int>>& heights) {
        int hidden = 0;
        for (int place = 0; place < (int)heights[0].size(); place++) {
            int tallest = 0;
            for (auto& row : heights) {
                if (row[place] <= tallest) {
                    hidden++;
                } else {
                    tallest = row[place];
                }
            }
        }
        return hidden;
    }
};
