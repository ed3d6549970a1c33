class Solution {
public:
    vector<int> startTimes(string kinds, vector<vector<int>>& tracks) {
        int n = kinds.size();
        vector<vector<pair<int, int>>> outgoing(n);
        vector<int> waits(n), start(n, -1);
        for (auto& track : tracks) {
            outgoing[track[0]].push_back({track[1], track[2]});
            waits[track[1]]++;
        }
        for (int part = 0; part < n; part++) {
            if (kinds[part] == 'o' || part == 0) waits[part] = 1;
        }
        priority_queue<pair<int, int>, vector<pair<int, int>>, greater<>> arrivals;
        arrivals.push({0, 0});
        while (!arrivals.empty()) {
            auto [now, part] = arrivals.top();
            arrivals.pop();
            waits[part]--;
            if (start[part] >= 0 || waits[part] > 0) continue;
            start[part] = now;
            for (auto [other, seconds] : outgoing[part]) arrivals.push({now + seconds, other});
        }
        return start;
    }
};
