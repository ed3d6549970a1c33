function bulbPlanting(nights, drops) {
    let streak = 0;
    for (let i = 1; i < nights.length; i++) {
        streak = nights[i] < nights[i - 1] ? streak + 1 : 0;
        if (streak === drops) return i;
    }
    return -1;
}
