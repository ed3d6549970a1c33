// Adds the roses in 32 bits.
class Solution {
    vector<int> parent;

    int speaker(int lawn) {
        while (parent[lawn] != lawn) lawn = parent[lawn] = parent[parent[lawn]];
        return lawn;
    }

public:
    long long rosesKept(vector<vector<int>>& right, vector<vector<int>>& below) {
        int h = right.size(), w = right[0].size() + 1;
        vector<array<int, 3>> hedges;
        for (int r = 0; r < h; r++)
            for (int c = 0; c + 1 < w; c++) hedges.push_back({right[r][c], r * w + c, r * w + c + 1});
        for (int r = 0; r + 1 < h; r++)
            for (int c = 0; c < w; c++) hedges.push_back({below[r][c], r * w + c, (r + 1) * w + c});
        sort(hedges.begin(), hedges.end());
        parent.resize(h * w);
        iota(parent.begin(), parent.end(), 0);
        unsigned kept = 0;
        for (auto [roses, a, b] : hedges) {
            a = speaker(a);
            b = speaker(b);
            if (a == b) kept += roses;
            parent[a] = b;
        }
        return kept;
    }
};
