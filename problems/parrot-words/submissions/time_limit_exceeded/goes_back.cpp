// Goes back through the conversation for every word.
class Solution {
public:
    vector<string> parrotWords(vector<string>& words, int times, int gap) {
        vector<int> counts;
        vector<string> learned;
        for (int index = 0; index < (int)words.size(); index++) {
            int count = 1;
            for (int before = index - 1; before >= 0; before--) {
                if (words[before] == words[index]) {
                    if (index - before - 1 <= gap) count = counts[before] + 1;
                    break;
                }
            }
            counts.push_back(count);
            if (count == times && find(learned.begin(), learned.end(), words[index]) == learned.end()) learned.push_back(words[index]);
        }
        return learned;
    }
};
