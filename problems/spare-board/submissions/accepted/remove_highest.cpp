class Solution {
public:
    long long largestPicture(vector<int>& boards, int spare) {
        int n = boards.size();
        vector<int> before(n + 2), after(n + 2), order(n);
        for (int place = 0; place <= n + 1; place++) {
            before[place] = max(place - 1, 0);
            after[place] = min(place + 1, n + 1);
        }
        long long largest = 0;

        // The spare board is the lowest one.
        int last = 0, secondToLast = 0;
        for (int place = 1; place <= n; place++) {
            if (boards[place - 1] < spare) {
                secondToLast = last;
                last = place;
            }
            largest = max(largest, (long long)spare * (place - secondToLast));
        }

        // Another board is the lowest one. Equal boards: the right one is removed first.
        iota(order.begin(), order.end(), 1);
        sort(order.begin(), order.end(), [&](int a, int b) {
            return boards[a - 1] != boards[b - 1] ? boards[a - 1] > boards[b - 1] : a > b;
        });
        for (int place : order) {
            int height = boards[place - 1], left = before[place], right = after[place];
            int width = right - left - 1;
            if (height <= spare) width = max(right - before[left], after[right] - left) - 1;
            largest = max(largest, (long long)height * width);
            after[left] = right;
            before[right] = left;
        }
        return largest;
    }
};
