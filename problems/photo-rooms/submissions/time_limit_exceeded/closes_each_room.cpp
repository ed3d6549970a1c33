// Closes each room, and searches whether the exit can still be reached.
class Solution {
    vector<bool> search(vector<vector<int>>& doors, int start, int closed) {
        vector<bool> seen(doors.size());
        seen[start] = true;
        vector<int> todo{start};
        while (!todo.empty()) {
            int room = todo.back();
            todo.pop_back();
            for (int other : doors[room]) {
                if (!seen[other] && other != closed) {
                    seen[other] = true;
                    todo.push_back(other);
                }
            }
        }
        return seen;
    }

public:
    vector<int> photoRooms(vector<vector<int>>& doors) {
        int n = doors.size();
        if (!search(doors, 0, -1)[n - 1]) return {};
        vector<pair<int, int>> must;
        for (int room = 1; room < n - 1; room++) {
            if (search(doors, 0, room)[n - 1]) continue;
            auto behind = search(doors, room, -1);
            must.push_back({-count(behind.begin(), behind.end(), true), room});
        }
        sort(must.begin(), must.end());
        vector<int> answer{0};
        for (auto [behind, room] : must) answer.push_back(room);
        answer.push_back(n - 1);
        return answer;
    }
};
