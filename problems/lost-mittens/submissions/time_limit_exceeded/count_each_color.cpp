// Goes through both lists again for each mitten.
class Solution {
public:
    string lostMittens(vector<string>& left, vector<string>& right) {
        vector<string> all = left;
        all.insert(all.end(), right.begin(), right.end());
        string best;
        int most = 0;
        for (auto& color : all) {
            int stay = abs(count(left.begin(), left.end(), color) - count(right.begin(), right.end(), color));
            if (stay > most || (stay == most && color < best)) {
                best = color;
                most = stay;
            }
        }
        return best;
    }
};
