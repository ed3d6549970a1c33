// Goes through all minutes.
class Solution {
public:
    vector<int> hallHeating(vector<vector<int>>& bookings, int warm, int pause) {
        sort(bookings.begin(), bookings.end());
        int first = bookings[0][0] - warm, until = first, last = 0, times = 0, minutes = 0;
        for (auto& booking : bookings) last = max(last, booking[1]);
        size_t i = 0;
        bool heating = false;
        for (int minute = first; minute < last; minute++) {
            while (i < bookings.size() && bookings[i][0] - warm <= minute) until = max(until, bookings[i++][1]);
            if (minute < until) {
                if (!heating) times++;
                heating = true;
            } else if (heating && bookings[i][0] - warm - until >= pause) {
                heating = false;
            }
            minutes += heating;
        }
        return {times, minutes};
    }
};
