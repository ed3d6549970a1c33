// Tries all plans with 1, 3, 5, ... drives, and meets the same state again and again.
#include <iostream>
#include <vector>

int n, m, room, all;
std::vector<int> sizes, enemies;

bool calm(int group) {
    for (int i = 0; i < n; ++i)
        if (group >> i & 1 && group & enemies[i]) return false;
    return true;
}

bool fits(int group) {
    int load = 0;
    for (int i = 0; i < n; ++i)
        if (group >> i & 1) load += sizes[i];
    return load <= room;
}

bool reach(int here, int drives) {
    if (drives == 0) return here == all;
    for (int group = here;; group = (group - 1) & here) {
        if (fits(group) && calm(here ^ group) && reach((all ^ here) | group, drives - 1)) return true;
        if (group == 0) return false;
    }
}

int main() {
    std::cin >> n >> m >> room;
    sizes.resize(n);
    enemies.resize(n);
    for (int& size : sizes) std::cin >> size;
    for (int i = 0; i < m; ++i) {
        int a, b;
        std::cin >> a >> b;
        enemies[a - 1] |= 1 << (b - 1);
        enemies[b - 1] |= 1 << (a - 1);
    }
    all = (1 << n) - 1;
    // No plan needs to meet a state twice.
    for (int drives = 1; drives < 2 << n; drives += 2)
        if (reach(all, drives)) {
            std::cout << drives << '\n';
            return 0;
        }
    std::cout << "impossible\n";
}
