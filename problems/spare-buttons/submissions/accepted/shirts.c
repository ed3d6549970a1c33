long long spareButtons(long long buttons, long long cloth, int holes) {
    long long perShirt = holes + 1;
    long long shirts = buttons / perShirt;
    if (cloth < shirts) shirts = cloth;
    return buttons - shirts * perShirt;
}
