// Searches the pile from the bottom for three equal tokens after each change.
class Solution {
public:
    vector<int> tokenPile(vector<int>& tokens) {
        vector<int> pile;
        for (int token : tokens) {
            pile.push_back(token);
            size_t i = 0;
            while (i + 2 < pile.size()) {
                if (pile[i] == pile[i + 1] && pile[i] == pile[i + 2]) {
                    pile[i]++;
                    pile.erase(pile.begin() + i + 1, pile.begin() + i + 3);
                    i = 0;
                } else {
                    i++;
                }
            }
        }
        return pile;
    }
};
