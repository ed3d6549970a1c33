#include <iostream>
#include <queue>
#include <utility>
#include <vector>

int main() {
    int n, m, room;
    std::cin >> n >> m >> room;
    std::vector<int> sizes(n), enemies(n);
    for (int& size : sizes) std::cin >> size;
    for (int i = 0; i < m; ++i) {
        int a, b;
        std::cin >> a >> b;
        enemies[a - 1] |= 1 << (b - 1);
        enemies[b - 1] |= 1 << (a - 1);
    }
    int all = (1 << n) - 1;
    std::vector<int> load(all + 1);
    std::vector<bool> calm(all + 1, true);
    for (int group = 1; group <= all; ++group) {
        int last = 31 - __builtin_clz(group), rest = group ^ (1 << last);
        load[group] = load[rest] + sizes[last];
        calm[group] = calm[rest] && !(enemies[last] & rest);
    }
    // A state: the clinic of the vet (0 is the old one), and the animals that are there.
    std::vector<std::vector<int>> drives(2, std::vector<int>(all + 1, -1));
    std::queue<std::pair<int, int>> states;
    drives[0][all] = 0;
    states.push({0, all});
    while (!states.empty()) {
        auto [clinic, here] = states.front();
        states.pop();
        for (int group = here;; group = (group - 1) & here) {
            int next = (all ^ here) | group;
            if (load[group] <= room && calm[here ^ group] && drives[1 - clinic][next] < 0) {
                drives[1 - clinic][next] = drives[clinic][here] + 1;
                states.push({1 - clinic, next});
            }
            if (group == 0) break;
        }
    }
    if (drives[1][all] < 0)
        std::cout << "impossible\n";
    else
        std::cout << drives[1][all] << '\n';
}
