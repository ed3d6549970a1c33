// Tries every walk that does not visit a state twice.
class Solution {
    vector<vector<pair<int, int>>> near;
    vector<bool> stand;
    vector<vector<bool>> onTheWay;
    int last, best;

    void walk(int place, int umbrella, int minutes) {
        if (onTheWay[umbrella][place] || minutes >= best) return;
        if (place == last && !umbrella) {
            best = minutes;
            return;
        }
        onTheWay[umbrella][place] = true;
        if (stand[place]) walk(place, 1 - umbrella, minutes);
        for (auto [other, open] : near[place]) {
            if (umbrella || !open) walk(other, umbrella, minutes + 1);
        }
        onTheWay[umbrella][place] = false;
    }

public:
    int shortestWalk(int places, vector<vector<int>>& streets, vector<int>& stands) {
        near.assign(places, {});
        for (auto& street : streets) {
            near[street[0]].push_back({street[1], street[2]});
            near[street[1]].push_back({street[0], street[2]});
        }
        stand.assign(places, false);
        for (int place : stands) stand[place] = true;
        onTheWay.assign(2, vector<bool>(places));
        last = places - 1;
        best = 2 * places;
        walk(0, 0, 0);
        return best < 2 * places ? best : -1;
    }
};
