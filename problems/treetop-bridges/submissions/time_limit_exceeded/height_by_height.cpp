// Tries the heights one after another, with a union-find structure for each.
#include <iostream>
#include <unordered_map>
#include <vector>

std::vector<std::unordered_map<int, int>> parents;

int find(int height, int tree) {
    auto& parent = parents[height];
    int root = tree;
    for (auto up = parent.find(root); up != parent.end(); up = parent.find(root)) root = up->second;
    // Shorten the path, so that later searches are faster.
    while (tree != root) {
        int& up = parent[tree];
        tree = up;
        up = root;
    }
    return root;
}

int main() {
    std::ios::sync_with_stdio(false);
    int n, m;
    std::cin >> n >> m;
    long long total = 0;
    while (m--) {
        int a, b;
        std::cin >> a >> b;
        std::size_t height = 0;
        while (height < parents.size() && find(height, a) == find(height, b)) ++height;
        if (height == parents.size()) parents.emplace_back();
        int from = find(height, a), to = find(height, b);
        parents[height][from] = to;
        total += height + 1;
    }
    std::cout << total << '\n';
}
