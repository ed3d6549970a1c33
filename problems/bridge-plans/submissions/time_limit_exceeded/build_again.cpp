// Builds all bridges that are left again after each undo.
class BridgePlans {
    vector<int> parent, size;
    vector<pair<int, int>> bridges;
    int count, most;

    void clear() {
        iota(parent.begin(), parent.end(), 0);
        fill(size.begin(), size.end(), 1);
        count = parent.size();
        most = 1;
    }

    int find(int island) {
        while (parent[island] != island) island = parent[island] = parent[parent[island]];
        return island;
    }

    bool join(int a, int b) {
        a = find(a);
        b = find(b);
        if (a == b) return false;
        if (size[a] < size[b]) swap(a, b);
        parent[b] = a;
        size[a] += size[b];
        most = max(most, size[a]);
        count--;
        return true;
    }

public:
    BridgePlans(int islands) : parent(islands), size(islands) { clear(); }

    bool build(int a, int b) {
        bridges.push_back({a, b});
        return join(a, b);
    }

    int undo(int steps) {
        bridges.resize(max(0, (int)bridges.size() - steps));
        clear();
        for (auto [a, b] : bridges) join(a, b);
        return bridges.size();
    }

    bool connected(int a, int b) { return find(a) == find(b); }

    int groups() { return count; }

    int largest() { return most; }
};
