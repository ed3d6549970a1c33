#include <algorithm>
#include <array>
#include <iostream>
#include <string>
#include <vector>

int main() {
    int n, k;
    std::string tape;
    std::cin >> n >> k >> tape;
    std::vector<int> costs(n);
    for (int& cost : costs) std::cin >> cost;
    // A trie of all patterns. Node 0 is the root, and 0 in `children` means that there is no child.
    std::vector<std::array<int, 2>> children(1);
    std::vector<bool> barks(1);
    for (int i = 0; i < k; ++i) {
        std::string pattern;
        std::cin >> pattern;
        int node = 0;
        for (char letter : pattern) {
            if (!children[node][letter == 'L']) {
                children[node][letter == 'L'] = children.size();
                children.push_back({0, 0});
                barks.push_back(false);
            }
            node = children[node][letter == 'L'];
        }
        barks[node] = true;
    }
    int size = children.size();
    // From short to long nodes, fill in where the missing letters lead. back[node] is the longest node that is a proper end of it.
    std::vector<int> order{0}, back(size);
    for (std::size_t next = 0; next < order.size(); ++next) {
        int node = order[next];
        if (barks[back[node]]) barks[node] = true;
        for (int letter : {0, 1}) {
            int after = node == 0 ? 0 : children[back[node]][letter];
            int& child = children[node][letter];
            if (child) {
                back[child] = after;
                order.push_back(child);
            } else {
                child = after;
            }
        }
    }
    const long long endless = 1e18;
    std::vector<long long> best(size, endless);
    best[0] = 0;
    for (int j = 0; j < n; ++j) {
        std::vector<long long> after(size, endless);
        for (int node = 0; node < size; ++node)
            for (int letter : {0, 1}) {
                int child = children[node][letter];
                long long cost = best[node] + (letter == (tape[j] == 'L') ? 0 : costs[j]);
                if (!barks[child]) after[child] = std::min(after[child], cost);
            }
        best = after;
    }
    long long answer = *std::min_element(best.begin(), best.end());
    if (answer < endless)
        std::cout << answer << '\n';
    else
        std::cout << "impossible\n";
}
