// Passes the smallest number of an area on to its neighbors until nothing changes.
class Solution {
public:
    int ballsOfYarn(vector<string>& pattern, int ball) {
        int height = pattern.size(), width = pattern[0].size();
        vector<vector<int>> label(height, vector<int>(width));
        for (int r = 0; r < height; r++) iota(label[r].begin(), label[r].end(), r * width);
        bool changed = true;
        while (changed) {
            changed = false;
            for (int r = 0; r < height; r++) {
                for (int c = 0; c < width; c++) {
                    pair<int, int> near[] = {{r - 1, c}, {r + 1, c}, {r, (c + 1) % width}, {r, (c + width - 1) % width}};
                    for (auto [y, x] : near) {
                        if (y >= 0 && y < height && pattern[y][x] == pattern[r][c] && label[y][x] < label[r][c]) {
                            label[r][c] = label[y][x];
                            changed = true;
                        }
                    }
                }
            }
        }
        map<int, int> sizes;
        for (auto& row : label)
            for (int number : row) sizes[number]++;
        int balls = 0;
        for (auto [number, size] : sizes) balls += (size + ball - 1) / ball;
        return balls;
    }
};
