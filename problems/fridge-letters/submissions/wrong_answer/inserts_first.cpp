// Inserts the copy first, and then removes the letter at the old index, although it may have moved.
class Solution {
public:
    string fridgeLetters(string word, vector<vector<int>>& moves) {
        for (auto& move : moves) {
            char letter = word[move[0]];
            word.insert(word.begin() + move[1], letter);
            word.erase(word.begin() + move[0]);
        }
        return word;
    }
};
