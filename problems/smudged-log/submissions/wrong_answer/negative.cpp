// The difference of two remainders can be negative.
class Solution {
    long long ways(const string& log, int start, int highest) {
        if (start > highest) return 0;
        vector<long long> counts(highest + 3);
        counts[start + 1] = 1;
        for (char sign : log) {
            vector<long long> now(highest + 3);
            for (int i = 1; i <= highest + 1; i++) {
                if (sign == '+' || sign == '?') now[i] += counts[i - 1];
                if (sign == '-' || sign == '?') now[i] += counts[i + 1];
                if (sign == '=' || sign == '?') now[i] += counts[i];
                now[i] %= 1'000'000'007;
            }
            counts = now;
        }
        return accumulate(counts.begin(), counts.end(), 0LL) % 1'000'000'007;
    }

public:
    int smudgedLog(string log, int start, int top) {
        return (ways(log, start, top) - ways(log, start, top - 1)) % 1'000'000'007;
    }
};
