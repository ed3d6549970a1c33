#include <algorithm>
#include <iostream>
#include <vector>

int main() {
    std::ios::sync_with_stdio(false);
    std::cin.tie(nullptr);
    int n, m;
    std::cin >> n >> m;
    std::vector<int> times(n), delays(n), waits_for(n), order;
    for (int task = 0; task < n; ++task) std::cin >> times[task] >> delays[task];
    std::vector<std::vector<int>> following(n);
    while (m--) {
        int a, b;
        std::cin >> a >> b;
        following[a - 1].push_back(b - 1);
        ++waits_for[b - 1];
    }
    for (int task = 0; task < n; ++task)
        if (waits_for[task] == 0) order.push_back(task);
    // start: the minutes before a task starts. rest: the minutes from then to the end of the last task that has to wait for it.
    std::vector<long long> start(n), rest(n);
    for (int next = 0; next < n; ++next) {
        int task = order[next];
        for (int later : following[task]) {
            start[later] = std::max(start[later], start[task] + times[task]);
            if (--waits_for[later] == 0) order.push_back(later);
        }
    }
    for (int next = n - 1; next >= 0; --next) {
        int task = order[next];
        for (int later : following[task]) rest[task] = std::max(rest[task], rest[later]);
        rest[task] += times[task];
    }
    long long dinner = *std::max_element(rest.begin(), rest.end());
    std::cout << dinner << '\n';
    for (int task = 0; task < n; ++task) std::cout << std::max(dinner, start[task] + rest[task] + delays[task]) << '\n';
}
