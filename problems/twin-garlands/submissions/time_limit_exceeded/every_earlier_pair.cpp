// Searches all earlier pairs of flags for each pair.
class Solution {
public:
    int twinGarlands(string left, string right) {
        struct Pair {
            int i, j, length;
            char color;
        };
        vector<Pair> pairs;
        int longest = 0;
        for (int i = 0; i < (int)left.size(); i++) {
            for (int j = 0; j < (int)right.size(); j++) {
                if (left[i] != right[j]) continue;
                int length = 1;
                for (auto& before : pairs) {
                    if (before.i < i && before.j < j && before.color != left[i]) length = max(length, before.length + 1);
                }
                pairs.push_back({i, j, length, left[i]});
                longest = max(longest, length);
            }
        }
        return longest;
    }
};
