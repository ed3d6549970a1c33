class Solution {
public:
    vector<string> parrotWords(vector<string>& words, int times, int gap) {
        unordered_map<string, int> last, count;
        unordered_set<string> known;
        vector<string> learned;
        for (int i = 0; i < (int)words.size(); i++) {
            const string& word = words[i];
            auto found = last.find(word);
            bool close = found != last.end() && i - found->second - 1 <= gap;
            count[word] = close ? count[word] + 1 : 1;
            last[word] = i;
            if (count[word] == times && known.insert(word).second) learned.push_back(word);
        }
        return learned;
    }
};
