function fountainBowls(bowls, capacity) {
    for (let i = 0; i < bowls.length; i++) {
        if (bowls[i] > capacity) {
            if (i + 1 < bowls.length) bowls[i + 1] += bowls[i] - capacity;
            bowls[i] = capacity;
        }
    }
}
