// Tries every house as the beginning, and walks along all houses for each of them.
class Solution {
public:
    int lakeKiosks(int around, vector<int>& houses, int kiosks) {
        int n = houses.size();
        sort(houses.begin(), houses.end());
        vector<long long> places(houses.begin(), houses.end());
        for (int house : houses) places.push_back((long long)house + around);
        auto enough = [&](long long d) {
            for (int first = 0; first < n; first++) {
                int used = 0;
                long long served = -1;
                for (int i = first; i < first + n; i++) {
                    if (places[i] > served) {
                        used++;
                        served = places[i] + 2 * d;
                    }
                }
                if (used <= kiosks) return true;
            }
            return false;
        };
        int low = 0, high = around / 2;
        while (low < high) {
            int middle = low + (high - low) / 2;
            if (enough(middle)) high = middle;
            else low = middle + 1;
        }
        return low;
    }
};
