// Tries the plays 0, 1, 2, … instead of halving.
class Solution {
public:
    int penCaps(vector<int>& pens, vector<int>& caps, int count) {
        sort(pens.begin(), pens.end());
        sort(caps.begin(), caps.end());
        auto enough = [&](int play) {
            size_t cap = 0;
            int done = 0;
            for (int pen : pens) {
                while (cap < caps.size() && caps[cap] < pen) cap++;
                if (cap < caps.size() && caps[cap] - pen <= play) {
                    cap++;
                    done++;
                }
            }
            return done >= count;
        };
        if (!enough(1'000'000'000)) return -1;
        int play = 0;
        while (!enough(play)) play++;
        return play;
    }
};
