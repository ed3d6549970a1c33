// Sews one shirt after another.
class Solution {
public:
    long long spareButtons(long long buttons, long long cloth, int holes) {
        while (cloth > 0 && buttons > holes) {
            cloth--;
            buttons -= holes + 1;
        }
        return buttons;
    }
};
