// Looks up the child by its strength, so that equal children get the same team.
class Solution {
public:
    vector<int> ropeTeams(vector<int>& strength, int teams) {
        vector<int> line = strength;
        sort(line.rbegin(), line.rend());
        map<int, int> team;
        for (int place = 0; place < (int)line.size(); place++) {
            int turn = place / teams, number = place % teams;
            team[line[place]] = turn % 2 == 0 ? number : teams - 1 - number;
        }
        vector<int> answer;
        for (int value : strength) answer.push_back(team[value]);
        return answer;
    }
};
