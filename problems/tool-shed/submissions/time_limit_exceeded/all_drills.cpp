// Looks at all drills to find the one to lend.
class ToolShed {
    vector<int> count;
    vector<bool> here;

public:
    ToolShed(int tools) : count(tools + 1), here(tools + 1, true) {}

    int lend() {
        int best = 0;
        for (int tool = 1; tool < (int)count.size(); tool++) {
            if (here[tool] && (best == 0 || count[tool] < count[best])) best = tool;
        }
        if (best == 0) return 0;
        here[best] = false;
        count[best]++;
        return best;
    }

    bool giveBack(int tool) {
        if (here[tool]) return false;
        here[tool] = true;
        return true;
    }

    int repair(int tool) { return exchange(count[tool], 0); }
};
