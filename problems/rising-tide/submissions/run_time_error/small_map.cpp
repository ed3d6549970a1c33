// Has an array for at most 100 × 100 cells.
#include <iostream>
#include <queue>
#include <string>
#include <vector>

int main() {
    int h, w;
    std::cin >> h >> w;
    std::vector<std::string> grid(h);
    for (auto& row : grid) std::cin >> row;

    const int never = h * w + 1, steps[5] = {0, 1, 0, -1, 0};
    auto search = [&](char from, const std::vector<int>& dry_until) {
        std::vector<int> minute(100 * 100, never);
        std::queue<int> queue;
        for (int cell = 0; cell < h * w; ++cell)
            if (grid[cell / w][cell % w] == from) minute.at(cell) = 0, queue.push(cell);
        for (; !queue.empty(); queue.pop()) {
            int cell = queue.front(), now = minute[cell] + 1;
            for (int side = 0; side < 4; ++side) {
                int r = cell / w + steps[side], c = cell % w + steps[side + 1];
                if (r < 0 || r >= h || c < 0 || c >= w || grid[r][c] == '#') continue;
                int near = r * w + c;
                if (minute.at(near) != never || now >= dry_until[near]) continue;
                minute[near] = now;
                queue.push(near);
            }
        }
        return minute;
    };
    auto flooded = search('~', std::vector<int>(h * w, never));
    auto mine = search('S', flooded);
    int best = never;
    for (int cell = 0; cell < h * w; ++cell)
        if (grid[cell / w][cell % w] == 'E') best = std::min(best, mine[cell]);
    if (best == never)
        std::cout << "stranded\n";
    else
        std::cout << best << '\n';
}
