// Searches for each hedge whether its lawns are already connected.
class Solution {
public:
    long long rosesKept(vector<vector<int>>& right, vector<vector<int>>& below) {
        int h = right.size(), w = right[0].size() + 1;
        vector<array<int, 3>> hedges;
        for (int r = 0; r < h; r++)
            for (int c = 0; c + 1 < w; c++) hedges.push_back({right[r][c], r * w + c, r * w + c + 1});
        for (int r = 0; r + 1 < h; r++)
            for (int c = 0; c < w; c++) hedges.push_back({below[r][c], r * w + c, (r + 1) * w + c});
        sort(hedges.begin(), hedges.end());

        vector<vector<int>> near(h * w);
        long long kept = 0;
        for (auto [roses, a, b] : hedges) {
            vector<bool> seen(h * w);
            seen[a] = true;
            queue<int> todo;
            todo.push(a);
            while (!todo.empty() && !seen[b]) {
                int lawn = todo.front();
                todo.pop();
                for (int other : near[lawn]) {
                    if (!seen[other]) {
                        seen[other] = true;
                        todo.push(other);
                    }
                }
            }
            if (seen[b]) {
                kept += roses;
            } else {
                near[a].push_back(b);
                near[b].push_back(a);
            }
        }
        return kept;
    }
};
