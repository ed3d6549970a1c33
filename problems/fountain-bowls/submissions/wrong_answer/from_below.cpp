// Goes from the bottom to the top, so water from above arrives in bowls that are already finished.
class Solution {
public:
    void fountainBowls(vector<int>& bowls, int capacity) {
        for (int i = (int)bowls.size() - 1; i >= 0; i--) {
            if (bowls[i] > capacity) {
                if (i + 1 < (int)bowls.size()) bowls[i + 1] = min(capacity, bowls[i + 1] + bowls[i] - capacity);
                bowls[i] = capacity;
            }
        }
    }
};
