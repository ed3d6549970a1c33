class Solution {
public:
    int canalBarges(vector<int>& walk, vector<int>& far, vector<int>& ride) {
        vector<int> least(walk.size() + 1);
        for (int i = (int)walk.size() - 1; i >= 0; i--) {
            least[i] = min(walk[i] + least[i + 1], ride[i] + least[i + far[i]]);
        }
        return least[0];
    }
};
