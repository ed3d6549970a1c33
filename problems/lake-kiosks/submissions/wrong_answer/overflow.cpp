// The second copy of the positions does not fit into 32 bits.
class Solution {
public:
    int lakeKiosks(int around, vector<int>& houses, int kiosks) {
        int n = houses.size();
        vector<int> places = houses;
        sort(places.begin(), places.end());
        for (int i = 0; i < n; i++) places.push_back((int)((unsigned)places[i] + (unsigned)around));
        vector<int> jump(2 * n);
        auto enough = [&](int d) {
            int end = 0;
            for (int i = 0; i < 2 * n; i++) {
                while (end < 2 * n && (long long)places[end] - places[i] <= 2LL * d) end++;
                jump[i] = end;
            }
            for (int first = 0; first < n && first <= jump[0]; first++) {
                int house = first;
                for (int used = 0; used < kiosks && house < first + n; used++) house = jump[house];
                if (house >= first + n) return true;
            }
            return false;
        };
        int low = 0, high = around / 2;
        while (low < high) {
            int middle = (low + high) / 2;
            if (enough(middle)) high = middle;
            else low = middle + 1;
        }
        return low;
    }
};
