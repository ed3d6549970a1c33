// Arrives with the umbrella and does not give it back.
class Solution {
public:
    int shortestWalk(int places, vector<vector<int>>& streets, vector<int>& stands) {
        vector<vector<pair<int, int>>> near(places);
        for (auto& street : streets) {
            near[street[0]].push_back({street[1], street[2]});
            near[street[1]].push_back({street[0], street[2]});
        }
        vector<bool> stand(places);
        for (int place : stands) stand[place] = true;
        vector<vector<int>> minutes(2, vector<int>(places, -1));
        queue<pair<int, int>> queue;
        int start = stand[0];
        minutes[start][0] = 0;
        queue.push({0, start});
        while (!queue.empty()) {
            auto [place, umbrella] = queue.front();
            queue.pop();
            if (place == places - 1) return minutes[umbrella][place];
            for (auto [other, open] : near[place]) {
                if (open && !umbrella) continue;
                int kind = umbrella || stand[other];
                if (minutes[kind][other] >= 0) continue;
                minutes[kind][other] = minutes[umbrella][place] + 1;
                queue.push({other, kind});
            }
        }
        return -1;
    }
};
