int spareButtons(int buttons, int cloth, int holes) {
    int perShirt = holes + 1;
    int shirts = buttons / perShirt;
    if (cloth < shirts) shirts = cloth;
    return buttons - shirts * perShirt;
}
