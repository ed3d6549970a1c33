// Adds the canals from the beginning for each team.
class Solution {
    vector<int> parent;

    int speaker(int pond) {
        while (parent[pond] != pond) pond = parent[pond] = parent[parent[pond]];
        return pond;
    }

public:
    vector<int> firstPractice(int ponds, vector<vector<int>>& canals, vector<vector<int>>& teams) {
        sort(canals.begin(), canals.end(), [](auto& x, auto& y) { return x[2] < y[2]; });
        parent.resize(ponds);
        vector<int> answer;
        for (auto& team : teams) {
            vector<int> count(ponds);
            int players = 0;
            for (int pond : team) {
                if (count[pond]++ == 0) players++;
            }
            for (int pond : team) count[pond] = 1;
            iota(parent.begin(), parent.end(), 0);
            int result = players == 1 ? 0 : -1;
            for (size_t i = 0; i < canals.size() && result < 0; i++) {
                int a = speaker(canals[i][0]), b = speaker(canals[i][1]);
                if (a == b) continue;
                parent[a] = b;
                count[b] += count[a];
                if (count[b] == players) result = canals[i][2];
            }
            answer.push_back(result);
        }
        return answer;
    }
};
