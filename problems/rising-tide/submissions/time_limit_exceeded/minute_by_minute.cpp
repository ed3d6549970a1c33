// Scans the whole map for every minute.
#include <iostream>
#include <string>
#include <vector>

int main() {
    int h, w;
    std::cin >> h >> w;
    std::vector<std::string> grid(h);
    for (auto& row : grid) std::cin >> row;
    auto water = grid, mine = grid;

    auto spread = [&](std::vector<std::string>& cells, char sign) {
        auto before = cells;
        for (int r = 0; r < h; ++r)
            for (int c = 0; c < w; ++c) {
                if (grid[r][c] == '#') continue;
                bool near = (r > 0 && before[r - 1][c] == sign) || (r + 1 < h && before[r + 1][c] == sign) ||
                            (c > 0 && before[r][c - 1] == sign) || (c + 1 < w && before[r][c + 1] == sign);
                if (near) cells[r][c] = sign;
            }
    };
    for (int minute = 1; minute <= h * w; ++minute) {
        spread(water, '~');
        spread(mine, 'S');
        for (int r = 0; r < h; ++r)
            for (int c = 0; c < w; ++c) {
                if (water[r][c] == '~') mine[r][c] = '~';
                if (grid[r][c] == 'E' && mine[r][c] == 'S') {
                    std::cout << minute << '\n';
                    return 0;
                }
            }
    }
    std::cout << "stranded\n";
}
