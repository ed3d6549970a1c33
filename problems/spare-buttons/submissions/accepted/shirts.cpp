class Solution {
public:
    long long spareButtons(long long buttons, long long cloth, int holes) {
        long long perShirt = holes + 1;
        long long shirts = min(cloth, buttons / perShirt);
        return buttons - shirts * perShirt;
    }
};
