function hummedTune(tune: number[], hum: number[], skip: number): number {
    const n = tune.length;
    let used: number[] = new Array(n + 1).fill(Infinity);
    let anyWay: number[] = Array.from({ length: n + 1 }, (_, j) => j * skip);
    for (const note of hum) {
        const newUsed: number[] = [Infinity], newAny: number[] = [Infinity];
        for (let j = 1; j <= n; j++) {
            newUsed.push(Math.abs(note - tune[j - 1]) + Math.min(used[j], anyWay[j - 1]));
            newAny.push(Math.min(newUsed[j], newAny[j - 1] + skip));
        }
        used = newUsed;
        anyWay = newAny;
    }
    return anyWay[n];
}
