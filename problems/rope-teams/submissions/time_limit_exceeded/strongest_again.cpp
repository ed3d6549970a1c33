// Looks for the strongest of the remaining children again and again.
class Solution {
public:
    vector<int> ropeTeams(vector<int>& strength, int teams) {
        int n = strength.size();
        vector<int> answer(n, -1);
        for (int place = 0; place < n; place++) {
            int best = -1;
            for (int child = 0; child < n; child++) {
                if (answer[child] < 0 && (best < 0 || strength[child] > strength[best])) best = child;
            }
            int turn = place / teams, number = place % teams;
            answer[best] = turn % 2 == 0 ? number : teams - 1 - number;
        }
        return answer;
    }
};
