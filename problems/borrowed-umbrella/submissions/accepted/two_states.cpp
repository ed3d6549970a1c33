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

        // minutes[0]: without an umbrella, minutes[1]: with one
        vector<vector<int>> minutes(2, vector<int>(places, -1));
        queue<pair<int, int>> queue;
        auto reach = [&](int place, int umbrella, int time) {
            for (int kind = 0; kind < 2; kind++) {
                if ((kind != umbrella && !stand[place]) || minutes[kind][place] >= 0) continue;
                minutes[kind][place] = time;
                queue.push({place, kind});
            }
        };
        reach(0, 0, 0);
        while (!queue.empty()) {
            auto [place, umbrella] = queue.front();
            queue.pop();
            for (auto [other, open] : near[place]) {
                if (umbrella || !open) reach(other, umbrella, minutes[umbrella][place] + 1);
            }
        }
        return minutes[0][places - 1];
    }
};
