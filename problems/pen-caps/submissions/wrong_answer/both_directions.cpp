// Also puts caps on pens that are wider than the cap.
class Solution {
public:
    int penCaps(vector<int>& pens, vector<int>& caps, int count) {
        sort(pens.begin(), pens.end());
        sort(caps.begin(), caps.end());
        auto enough = [&](int play) {
            size_t cap = 0;
            int done = 0;
            for (int pen : pens) {
                while (cap < caps.size() && caps[cap] < pen - play) cap++;
                if (cap < caps.size() && caps[cap] - pen <= play) cap++, done++;
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
