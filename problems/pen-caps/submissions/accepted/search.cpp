class Solution {
public:
    int penCaps(vector<int>& pens, vector<int>& caps, int count) {
        sort(pens.begin(), pens.end());
        sort(caps.begin(), caps.end());
        auto enough = [&](int play) {
            size_t pen = 0, cap = 0;
            int done = 0;
            while (pen < pens.size() && cap < caps.size()) {
                if (caps[cap] < pens[pen]) {
                    cap++;
                } else if (caps[cap] - pens[pen] > play) {
                    pen++;
                } else {
                    done++;
                    pen++;
                    cap++;
                }
            }
            return done >= count;
        };
        int low = 0, high = 1'000'000'000;
        if (!enough(high)) return -1;
        while (low < high) {
            int middle = (low + high) / 2;
            if (enough(middle)) high = middle;
            else low = middle + 1;
        }
        return low;
    }
};
