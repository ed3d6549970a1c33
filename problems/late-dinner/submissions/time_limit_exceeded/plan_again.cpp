// Plans the whole dinner again for each task.
#include <algorithm>
#include <iostream>
#include <vector>

int main() {
    std::ios::sync_with_stdio(false);
    std::cin.tie(nullptr);
    int n, m;
    std::cin >> n >> m;
    std::vector<long long> times(n), delays(n);
    for (int i = 0; i < n; ++i) std::cin >> times[i] >> delays[i];
    std::vector<std::vector<int>> following(n);
    std::vector<int> waits_for(n), order;
    while (m--) {
        int a, b;
        std::cin >> a >> b;
        following[a - 1].push_back(b - 1);
        ++waits_for[b - 1];
    }
    for (int task = 0; task < n; ++task)
        if (waits_for[task] == 0) order.push_back(task);
    for (int next = 0; next < (int)order.size(); ++next)
        for (int later : following[order[next]])
            if (--waits_for[later] == 0) order.push_back(later);

    auto dinner = [&] {
        std::vector<long long> start(n);
        long long last = 0;
        for (int task : order) {
            long long end = start[task] + times[task];
            last = std::max(last, end);
            for (int later : following[task]) start[later] = std::max(start[later], end);
        }
        return last;
    };
    std::cout << dinner() << '\n';
    for (int task = 0; task < n; ++task) {
        times[task] += delays[task];
        std::cout << dinner() << '\n';
        times[task] -= delays[task];
    }
}
