class Solution {
public:
    vector<int> quietHouses(vector<int>& noise, int limit) {
        int left = 0, total = 0, first = 0, most = 0;
        for (int right = 0; right < (int)noise.size(); right++) {
            total += noise[right];
            while (total > limit) total -= noise[left++];
            if (right + 1 - left > most) {
                first = left;
                most = right + 1 - left;
            }
        }
        if (most == 0) return {};
        return {first, most};
    }
};
