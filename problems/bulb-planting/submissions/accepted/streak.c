int bulbPlanting(int* nights, int nightsSize, int drops) {
    int streak = 0;
    for (int i = 1; i < nightsSize; i++) {
        streak = nights[i] < nights[i - 1] ? streak + 1 : 0;
        if (streak == drops) return i;
    }
    return -1;
}
