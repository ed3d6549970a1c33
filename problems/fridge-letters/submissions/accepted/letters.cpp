class Solution {
public:
    string fridgeLetters(string word, vector<vector<int>>& moves) {
        for (auto& move : moves) {
            char letter = word[move[0]];
            word.erase(word.begin() + move[0]);
            word.insert(word.begin() + move[1], letter);
        }
        return word;
    }
};
