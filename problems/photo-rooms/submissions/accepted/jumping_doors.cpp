class Solution {
    vector<bool> search(int start, const vector<vector<int>>& near) {
        vector<bool> seen(near.size());
        seen[start] = true;
        vector<int> todo = {start};
        while (!todo.empty()) {
            int room = todo.back();
            todo.pop_back();
            for (int other : near[room]) {
                if (seen[other]) continue;
                seen[other] = true;
                todo.push_back(other);
            }
        }
        return seen;
    }

public:
    vector<int> photoRooms(vector<vector<int>>& doors) {
        int n = doors.size();
        vector<vector<int>> back(n);
        for (int room = 0; room < n; room++)
            for (int other : doors[room]) back[other].push_back(room);
        vector<bool> visited = search(0, doors), toExit = search(n - 1, back);
        if (!toExit[0]) return {};
        for (int room = 0; room < n; room++) visited[room] = visited[room] && toExit[room];

        // Put the visited rooms in a row so that all doors lead to the right.
        vector<int> missing(n), place(n), row = {0};
        for (int room = 0; room < n; room++)
            for (int other : back[room]) missing[room] += visited[other];
        for (int index = 0; index < (int)row.size(); index++) {
            int room = row[index];
            place[room] = index;
            for (int other : doors[room])
                if (visited[other] && --missing[other] == 0) row.push_back(other);
        }

        vector<int> answer;
        int farthest = 0;
        for (int room : row) {
            if (farthest <= place[room]) answer.push_back(room);
            for (int other : doors[room])
                if (visited[other]) farthest = max(farthest, place[other]);
        }
        return answer;
    }
};
