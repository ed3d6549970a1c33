// Trades all groups of equal tokens at once, so a traded token comes too late for the tokens above it.
class Solution {
public:
    vector<int> tokenPile(vector<int>& tokens) {
        vector<int> now = tokens;
        while (true) {
            vector<int> next;
            for (size_t i = 0; i < now.size();) {
                size_t j = i;
                while (j < now.size() && now[j] == now[i]) j++;
                for (size_t k = 0; k < (j - i) / 3; k++) next.push_back(now[i] + 1);
                for (size_t k = 0; k < (j - i) % 3; k++) next.push_back(now[i]);
                i = j;
            }
            if (next == now) return now;
            now = next;
        }
    }
};
