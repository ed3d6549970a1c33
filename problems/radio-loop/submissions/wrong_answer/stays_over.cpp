// An artist who once had too many songs is never removed from the artists with too many.
class Solution {
public:
    int radioLoop(vector<int>& artists, int songs, int most) {
        int n = artists.size(), laps = songs / n, rest = songs % n;
        unordered_map<int, int> count;
        for (int artist : artists) count[artist] += laps;
        for (int i = 0; i < rest; i++) count[artists[i]]++;
        int over = 0, varied = 0;
        for (auto& [artist, number] : count) over += number > most;
        for (int first = 0; first < n; first++) {
            if (over == 0) varied++;
            count[artists[first]]--;
            if (++count[artists[(first + rest) % n]] == most + 1) over++;
        }
        return varied;
    }
};
