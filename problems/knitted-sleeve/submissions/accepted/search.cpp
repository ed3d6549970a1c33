class Solution {
public:
    int ballsOfYarn(vector<string>& pattern, int ball) {
        int height = pattern.size(), width = pattern[0].size(), balls = 0;
        vector<vector<bool>> seen(height, vector<bool>(width));
        for (int row = 0; row < height; row++) {
            for (int column = 0; column < width; column++) {
                if (seen[row][column]) continue;
                seen[row][column] = true;
                vector<pair<int, int>> todo = {{row, column}};
                int stitches = 0;
                while (!todo.empty()) {
                    auto [r, c] = todo.back();
                    todo.pop_back();
                    stitches++;
                    pair<int, int> near[] = {{r - 1, c}, {r + 1, c}, {r, (c + 1) % width}, {r, (c + width - 1) % width}};
                    for (auto [y, x] : near) {
                        if (y < 0 || y >= height || seen[y][x] || pattern[y][x] != pattern[r][c]) continue;
                        seen[y][x] = true;
                        todo.push_back({y, x});
                    }
                }
                balls += (stitches + ball - 1) / ball;
            }
        }
        return balls;
    }
};
