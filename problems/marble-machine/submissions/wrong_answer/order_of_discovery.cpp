// Handles marbles in the order in which they were sent, and not in the order in which they arrive.
class Solution {
public:
    vector<int> startTimes(string kinds, vector<vector<int>>& tracks) {
        int n = kinds.size();
        vector<vector<pair<int, int>>> outgoing(n);
        vector<int> waits(n), start(n, -1), latest(n, 0);
        for (auto& track : tracks) {
            outgoing[track[0]].push_back({track[1], track[2]});
            waits[track[1]]++;
        }
        for (int part = 0; part < n; part++) {
            if (kinds[part] == 'o' || part == 0) waits[part] = 1;
        }
        queue<pair<int, int>> arrivals;
        arrivals.push({0, 0});
        while (!arrivals.empty()) {
            auto [now, part] = arrivals.front();
            arrivals.pop();
            latest[part] = max(latest[part], now);
            waits[part]--;
            if (start[part] >= 0 || waits[part] > 0) continue;
            start[part] = latest[part];
            for (auto [other, seconds] : outgoing[part]) arrivals.push({start[part] + seconds, other});
        }
        return start;
    }
};
