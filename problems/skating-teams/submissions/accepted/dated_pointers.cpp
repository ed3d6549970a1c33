class Solution {
public:
    vector<int> firstPractice(int ponds, vector<vector<int>>& canals, vector<vector<int>>& teams) {
        const int never = 1e9;
        vector<int> parent(ponds), size(ponds, 1);
        vector<int> since(ponds, never);  // the day on which the pointer to the parent was set
        iota(parent.begin(), parent.end(), 0);
        sort(canals.begin(), canals.end(), [](auto& x, auto& y) { return x[2] < y[2]; });
        for (auto& canal : canals) {
            int a = canal[0], b = canal[1];
            while (parent[a] != a) a = parent[a];
            while (parent[b] != b) b = parent[b];
            if (a == b) continue;
            if (size[a] > size[b]) swap(a, b);
            parent[a] = b;
            since[a] = canal[2];
            size[b] += size[a];
        }

        auto together = [&](int a, int b) {
            int day = 0;
            while (a != b) {
                // Pointers closer to the root are later, so the earlier pointer is followed first.
                if (since[a] > since[b]) swap(a, b);
                day = since[a];
                if (day == never) break;
                a = parent[a];
            }
            return day;
        };

        vector<int> answer;
        for (auto& team : teams) {
            int day = 0;
            for (int pond : team) day = max(day, together(team[0], pond));
            answer.push_back(day < never ? day : -1);
        }
        return answer;
    }
};
