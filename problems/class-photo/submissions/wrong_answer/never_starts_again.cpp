// Does not set the tallest height back to 0 for the next place.
class Solution {
public:
    int classPhoto(vector<vector<int>>& heights) {
        int hidden = 0, tallest = 0;
        for (int place = 0; place < (int)heights[0].size(); place++) {
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
