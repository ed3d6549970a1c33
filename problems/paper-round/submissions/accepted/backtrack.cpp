class Solution {
    int n;
    vector<int> order, visited;

    bool visit(const vector<int>& steps, int house) {
        if (house < 1 || house > n || visited[house]) return false;
        order.push_back(house);
        visited[house] = true;
        if ((int)order.size() == n) return true;
        int step = steps[order.size() - 1];
        if (visit(steps, house - step) || visit(steps, house + step)) return true;
        order.pop_back();
        visited[house] = false;
        return false;
    }

public:
    vector<int> paperRound(vector<int>& steps) {
        n = steps.size() + 1;
        visited.assign(n + 1, false);
        for (int first = 1; first <= n; first++) {
            if (visit(steps, first)) break;
        }
        return order;
    }
};
