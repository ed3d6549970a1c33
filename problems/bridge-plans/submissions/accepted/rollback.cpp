class BridgePlans {
    vector<int> parent, size;
    int count, most = 1;
    vector<pair<int, int>> bridges;

    int find(int island) {
        while (parent[island] != island) island = parent[island];
        return island;
    }

public:
    BridgePlans(int islands) : parent(islands), size(islands, 1), count(islands) {
        iota(parent.begin(), parent.end(), 0);
    }

    bool build(int a, int b) {
        a = find(a), b = find(b);
        if (a == b) {
            bridges.emplace_back(-1, most);
            return false;
        }
        if (size[a] < size[b]) swap(a, b);
        bridges.emplace_back(b, most);
        parent[b] = a;
        size[a] += size[b];
        most = max(most, size[a]);
        --count;
        return true;
    }

    int undo(int steps) {
        for (; steps > 0 && !bridges.empty(); --steps) {
            int root = bridges.back().first;
            most = bridges.back().second;
            bridges.pop_back();
            if (root < 0) continue;
            size[parent[root]] -= size[root];
            parent[root] = root;
            ++count;
        }
        return bridges.size();
    }

    bool connected(int a, int b) { return find(a) == find(b); }

    int groups() { return count; }

    int largest() { return most; }
};
