class ShortNames {
    struct Node {
        int count = 0;
        array<int, 26> children{};
    };
    // Node 0 is the root. A child 0 is missing.
    vector<Node> nodes = vector<Node>(1);
    unordered_set<string> names;

    void change(const string& name, int by) {
        int node = 0;
        for (char letter : name) {
            if (!nodes[node].children[letter - 'a']) {
                nodes[node].children[letter - 'a'] = nodes.size();
                nodes.emplace_back();
            }
            node = nodes[node].children[letter - 'a'];
            nodes[node].count += by;
        }
    }

public:
    bool add(string name) {
        if (!names.insert(name).second) return false;
        change(name, 1);
        return true;
    }

    bool remove(string name) {
        if (!names.erase(name)) return false;
        change(name, -1);
        return true;
    }

    string shorten(string name) {
        if (!names.count(name)) return "";
        int node = 0;
        for (size_t i = 0; i < name.size(); ++i) {
            node = nodes[node].children[name[i] - 'a'];
            if (nodes[node].count == 1) return name.substr(0, i + 1);
        }
        return name;
    }
};
