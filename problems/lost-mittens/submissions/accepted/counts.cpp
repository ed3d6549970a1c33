class Solution {
public:
    string lostMittens(vector<string>& left, vector<string>& right) {
        unordered_map<string, int> counts;
        for (auto& color : left) counts[color]++;
        for (auto& color : right) counts[color]--;
        string best;
        int most = 0;
        for (auto& [color, count] : counts) {
            int stay = abs(count);
            if (stay > most || (stay == most && color < best)) {
                best = color;
                most = stay;
            }
        }
        return best;
    }
};
