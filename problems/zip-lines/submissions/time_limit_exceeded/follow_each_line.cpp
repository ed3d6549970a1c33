// Follows each line house by house.
class Solution {
public:
    vector<int> landings(vector<int>& roofs, int drop) {
        int n = roofs.size();
        vector<int> answer(n, -1);
        for (int i = 0; i < n; i++) {
            int line = roofs[i];
            for (int j = i + 1; j < n; j++) {
                line -= drop;
                if (line <= 0) break;
                if (roofs[j] >= line) {
                    answer[i] = j;
                    break;
                }
            }
        }
        return answer;
    }
};
