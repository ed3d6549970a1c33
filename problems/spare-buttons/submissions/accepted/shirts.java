class Solution {
    public long spareButtons(long buttons, long cloth, int holes) {
        long perShirt = holes + 1;
        long shirts = Math.min(cloth, buttons / perShirt);
        return buttons - shirts * perShirt;
    }
}
