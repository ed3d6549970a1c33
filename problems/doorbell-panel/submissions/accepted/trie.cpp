class DoorbellPanel {
    struct Node {
        array<int, 26> children{};
        int residents = 0;
        bool ends = false;
    };
    // Node 0 is the root. The number of a child is its place in this list, and 0 means that there is none.
    vector<Node> nodes{1};

    bool lives(const string& name) {
        int node = 0;
        for (char letter : name) {
            node = nodes[node].children[letter - 'a'];
            if (node == 0) return false;
        }
        return nodes[node].ends;
    }

    void change(const string& name, int by) {
        int node = 0;
        for (char letter : name) {
            if (nodes[node].children[letter - 'a'] == 0) {
                nodes[node].children[letter - 'a'] = nodes.size();
                nodes.emplace_back();
            }
            node = nodes[node].children[letter - 'a'];
            nodes[node].residents += by;
        }
        nodes[node].ends = by == 1;
    }

public:
    bool moveIn(string name) {
        if (lives(name)) return false;
        change(name, 1);
        return true;
    }

    bool moveOut(string name) {
        if (!lives(name)) return false;
        change(name, -1);
        return true;
    }

    int letters(string name) {
        if (!lives(name)) return 0;
        int node = 0;
        for (int typed = 1; typed <= (int)name.size(); typed++) {
            node = nodes[node].children[name[typed - 1] - 'a'];
            if (nodes[node].residents == 1) return typed;
        }
        return name.size() + 1;
    }
};
