class Solution {
public:
    vector<int> tokenPile(vector<int>& tokens) {
        vector<int> pile;
        for (int token : tokens) {
            pile.push_back(token);
            while (threeEqual(pile)) {
                int level = pile.back();
                for (int i = 0; i < 3; i++) pile.pop_back();
                pile.push_back(level + 1);
            }
        }
        return pile;
    }

private:
    bool threeEqual(const vector<int>& pile) {
        int n = pile.size();
        return n >= 3 && pile[n - 1] == pile[n - 2] && pile[n - 2] == pile[n - 3];
    }
};
