// Takes the day on which each player can leave the own pond.
class Solution {
public:
    vector<int> firstPractice(int ponds, vector<vector<int>>& canals, vector<vector<int>>& teams) {
        const int never = 1e9;
        vector<int> first(ponds, never);
        for (auto& canal : canals) {
            first[canal[0]] = min(first[canal[0]], canal[2]);
            first[canal[1]] = min(first[canal[1]], canal[2]);
        }
        vector<int> answer;
        for (auto& team : teams) {
            int day = 0;
            for (int pond : team)
                if (pond != team[0]) day = max({day, first[pond], first[team[0]]});
            answer.push_back(day < never ? day : -1);
        }
        return answer;
    }
};
