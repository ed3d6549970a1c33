class Solution {
public:
    int lakeKiosks(int around, vector<int>& houses, int kiosks) {
        int n = houses.size();
        vector<long long> places(houses.begin(), houses.end());
        sort(places.begin(), places.end());
        for (int i = 0; i < n; i++) places.push_back(places[i] + around);
        vector<int> jump(2 * n);
        auto enough = [&](long long d) {
            int end = 0, start = 0;
            for (int i = 0; i < 2 * n; i++) {
                while (end < 2 * n && places[end] - places[i] <= 2 * d) end++;
                jump[i] = end;
                if (i < n && end - i < jump[start] - start) start = i;
            }
            if ((long long)(jump[start] - start) * kiosks >= n) return true;
            for (int begin = start + 1; begin <= jump[start]; begin++) {
                int first = begin % n, house = first;
                for (int used = 0; used < kiosks; used++) {
                    house = jump[house];
                    if (house >= first + n) return true;
                }
            }
            return false;
        };
        int low = 0, high = around / 2;
        while (low < high) {
            int middle = (low + high) / 2;
            if (enough(middle)) high = middle;
            else low = middle + 1;
        }
        return low;
    }
};
