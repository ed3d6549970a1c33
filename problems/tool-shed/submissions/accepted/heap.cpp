class ToolShed {
    vector<int> count;
    vector<bool> here;
    priority_queue<pair<int, int>, vector<pair<int, int>>, greater<>> heap;

public:
    ToolShed(int tools) : count(tools + 1), here(tools + 1, true) {
        for (int tool = 1; tool <= tools; ++tool) heap.emplace(0, tool);
    }

    int lend() {
        while (!heap.empty()) {
            auto [uses, tool] = heap.top();
            heap.pop();
            if (here[tool] && count[tool] == uses) {
                here[tool] = false;
                ++count[tool];
                return tool;
            }
        }
        return 0;
    }

    bool giveBack(int tool) {
        if (here[tool]) return false;
        here[tool] = true;
        heap.emplace(count[tool], tool);
        return true;
    }

    int repair(int tool) {
        if (here[tool]) heap.emplace(0, tool);
        return exchange(count[tool], 0);
    }
};
