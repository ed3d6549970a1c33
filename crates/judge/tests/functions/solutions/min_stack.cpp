class MinStack {
    vector<int> items;

public:
    MinStack(int least) : items{least} {}

    void push(int val) { items.push_back(val); }

    vector<int> popAll() {
        vector<int> taken(items.rbegin(), items.rend() - 1);
        items.resize(1);
        return taken;
    }

    int top() { return items.back(); }
};
