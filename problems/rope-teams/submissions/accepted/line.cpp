class Solution {
public:
    vector<int> ropeTeams(vector<int>& strength, int teams) {
        int n = strength.size();
        vector<int> line(n), answer(n);
        iota(line.begin(), line.end(), 0);
        stable_sort(line.begin(), line.end(), [&](int a, int b) { return strength[a] > strength[b]; });
        for (int place = 0; place < n; place++) {
            int turn = place / teams, number = place % teams;
            answer[line[place]] = turn % 2 == 0 ? number : teams - 1 - number;
        }
        return answer;
    }
};
