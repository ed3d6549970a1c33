function gifts(giver: number[], taker: number[]): number {
    const has = new Set(taker);
    const seen = new Set<number>();
    const twice = new Set<number>();
    for (const number of giver) {
        if (seen.has(number) && !has.has(number)) twice.add(number);
        seen.add(number);
    }
    return twice.size;
}

function stickerSwap(ada: number[], ben: number[]): number {
    return Math.min(gifts(ada, ben), gifts(ben, ada));
}
