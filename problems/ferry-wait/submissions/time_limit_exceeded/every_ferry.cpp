// Looks at every ferry for every guest.
class Solution {
public:
    long long ferryWait(int day, vector<int>& departures, vector<int>& guests, int board) {
        long long total = 0;
        for (int guest : guests) {
            long long ready = (guest + (long long)board) % day, best = day;
            for (int departure : departures) {
                long long wait = departure - ready;
                if (wait < 0) wait += day;
                best = min(best, wait);
            }
            total += board + best;
        }
        return total;
    }
};
