class Solution {
public:
    long long milkCost(vector<int>& need, vector<int>& price, int keep) {
        long long total = 0;
        deque<int> days;
        for (int today = 0; today < (int)need.size(); ++today) {
            while (!days.empty() && price[days.back()] >= price[today]) days.pop_back();
            days.push_back(today);
            if (days.front() <= today - keep) days.pop_front();
            total += (long long)need[today] * price[days.front()];
        }
        return total;
    }
};
