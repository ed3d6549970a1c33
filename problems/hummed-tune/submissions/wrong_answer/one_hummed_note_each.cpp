// Gives each note of the tune at most one hummed note.
class Solution {
public:
    int hummedTune(vector<int>& tune, vector<int>& hum, int skip) {
        int n = tune.size();
        vector<int> penalty(n + 1);
        for (int j = 0; j <= n; j++) penalty[j] = j * skip;
        for (int note : hum) {
            vector<int> now(n + 1, 1'000'000'000);
            for (int j = 1; j <= n; j++) {
                now[j] = min(penalty[j - 1] + abs(note - tune[j - 1]), now[j - 1] + skip);
            }
            penalty = now;
        }
        return penalty[n];
    }
};
