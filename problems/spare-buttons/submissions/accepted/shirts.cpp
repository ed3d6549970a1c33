class Solution {
public:
    int spareButtons(int buttons, int cloth, int holes) {
        int perShirt = holes + 1;
        int shirts = min(cloth, buttons / perShirt);
        return buttons - shirts * perShirt;
    }
};
