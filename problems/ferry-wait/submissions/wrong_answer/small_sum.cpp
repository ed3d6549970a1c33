// The sum does not fit into 32 bits.
class Solution {
public:
    long long ferryWait(int day, vector<int>& departures, vector<int>& guests, int board) {
        unsigned total = 0;
        for (int guest : guests) {
            int ready = (guest + board) % day;
            auto place = lower_bound(departures.begin(), departures.end(), ready);
            int leave = place != departures.end() ? *place : departures[0] + day;
            total += board + leave - ready;
        }
        return total;
    }
};
