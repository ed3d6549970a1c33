// Multiplies before taking the minimum: the product does not fit into a long long.
class Solution {
public:
    long long spareButtons(long long buttons, long long cloth, int holes) {
        long long wanted = cloth * (holes + 1);
        if (wanted <= buttons) return buttons - wanted;
        return buttons % (holes + 1);
    }
};
