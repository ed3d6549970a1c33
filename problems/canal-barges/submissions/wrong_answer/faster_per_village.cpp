// Takes the barge if it is faster per village than the next walk.
class Solution {
public:
    int canalBarges(vector<int>& walk, vector<int>& far, vector<int>& ride) {
        int n = walk.size(), i = 0, minutes = 0;
        while (i < n) {
            double barge = double(ride[i]) / far[i];
            if (barge < walk[i]) {
                minutes += ride[i];
                i += far[i];
            } else {
                minutes += walk[i++];
            }
        }
        return minutes;
    }
};
