// Multiplies before taking the minimum: the product does not fit into an int.
class Solution {
public:
    int spareButtons(int buttons, int cloth, int holes) {
        int wanted = cloth * (holes + 1);
        if (wanted <= buttons) return buttons - wanted;
        return buttons % (holes + 1);
    }
};
