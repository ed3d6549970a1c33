function porchLamps(lamps: number, count: number, presses: number[]): number {
    for (const k of presses) {
        for (let j = k - 1; j <= k + 1; j++) {
            if (0 <= j && j < count) lamps ^= 1 << j;
        }
    }
    return lamps;
}
