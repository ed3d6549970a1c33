// Adds up the houses from every start.
class Solution {
public:
    vector<int> quietHouses(vector<int>& noise, int limit) {
        int first = 0, most = 0, n = noise.size();
        for (int left = 0; left < n; left++) {
            int total = 0;
            for (int right = left; right < n; right++) {
                total += noise[right];
                if (total > limit) break;
                if (right + 1 - left > most) {
                    first = left;
                    most = right + 1 - left;
                }
            }
        }
        if (most == 0) return {};
        return {first, most};
    }
};
