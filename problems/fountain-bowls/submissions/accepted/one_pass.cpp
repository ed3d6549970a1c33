class Solution {
public:
    void fountainBowls(vector<int>& bowls, int capacity) {
        for (int i = 0; i < (int)bowls.size(); i++) {
            if (bowls[i] > capacity) {
                if (i + 1 < (int)bowls.size()) bowls[i + 1] += bowls[i] - capacity;
                bowls[i] = capacity;
            }
        }
    }
};
