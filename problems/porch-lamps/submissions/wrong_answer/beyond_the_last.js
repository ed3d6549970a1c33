// Switches a lamp behind the last one.
function porchLamps(lamps, count, presses) {
    for (const k of presses) {
        if (k > 0) lamps ^= 1 << (k - 1);
        lamps ^= 1 << k;
        lamps ^= 1 << (k + 1);
    }
    return lamps;
}
