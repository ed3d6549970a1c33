// The tilted heights do not fit into 32 bits.
class Solution {
public:
    vector<int> landings(vector<int>& roofs, int drop) {
        int n = roofs.size();
        auto tilted = [&](int i) { return (int)((unsigned)roofs[i] + (unsigned)i * drop); };
        vector<int> result(n, -1), stack;
        for (int i = n - 1; i >= 0; --i) {
            while (!stack.empty() && tilted(stack.back()) < tilted(i)) stack.pop_back();
            if (!stack.empty() && roofs[i] > (long long)(stack.back() - i) * drop) result[i] = stack.back();
            stack.push_back(i);
        }
        return result;
    }
};
