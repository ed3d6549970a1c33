#include <algorithm>
#include <iostream>
#include <vector>

// parent[tree][height]: a union-find structure for each height. It is missing where a tree has no bridges.
std::vector<std::vector<int>> parent;

int find(int tree, int height) {
    while (parent[tree][height] != tree) {
        int next = parent[tree][height];
        tree = parent[tree][height] = parent[next][height];
    }
    return tree;
}

int main() {
    std::ios::sync_with_stdio(false);
    int n, m;
    std::cin >> n >> m;
    parent.resize(n + 1);
    long long total = 0;
    while (m--) {
        int a, b;
        std::cin >> a >> b;
        // Find the first height at which the trees are not connected.
        int low = 0, high = std::min(parent[a].size(), parent[b].size());
        while (low < high) {
            int middle = (low + high) / 2;
            if (find(a, middle) == find(b, middle))
                low = middle + 1;
            else
                high = middle;
        }
        total += low + 1;
        for (int tree : {a, b})
            if (static_cast<int>(parent[tree].size()) == low) parent[tree].push_back(tree);
        parent[find(a, low)][low] = find(b, low);
    }
    std::cout << total << '\n';
}
