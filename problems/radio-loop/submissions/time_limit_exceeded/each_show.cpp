// Counts the songs of each show again.
class Solution {
public:
    int radioLoop(vector<int>& artists, int songs, int most) {
        int n = artists.size(), laps = songs / n, rest = songs % n;
        vector<int> names = artists;
        sort(names.begin(), names.end());
        names.erase(unique(names.begin(), names.end()), names.end());
        for (int& artist : artists) artist = lower_bound(names.begin(), names.end(), artist) - names.begin();
        vector<int> whole(names.size());
        long long highest = 0;
        for (int artist : artists) highest = max<long long>(highest, (long long)++whole[artist] * laps);
        if (highest > most) return 0;
        for (int& count : whole) count *= laps;
        int varied = 0;
        for (int first = 0; first < n; first++) {
            vector<int> count = whole;
            bool fits = true;
            for (int place = first; place < first + rest && fits; place++) fits = ++count[artists[place < n ? place : place - n]] <= most;
            varied += fits;
        }
        return varied;
    }
};
