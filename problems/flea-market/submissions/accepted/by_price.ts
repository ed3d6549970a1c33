function fleaMarket(price: number[], joy: number[], coins: number): number {
    // The voucher is best for the most expensive thing that you buy.
    const things = price.map((p, i) => ({ p, j: joy[i] })).sort((a, b) => a.p - b.p);
    const full: number[] = new Array(coins + 1).fill(0);
    let best = 0;
    for (const { p, j } of things) {
        const half = Math.floor(p / 2);
        if (half <= coins) best = Math.max(best, full[coins - half] + j);
        for (let c = coins; c >= p; c--) full[c] = Math.max(full[c], full[c - p] + j);
    }
    return best;
}
