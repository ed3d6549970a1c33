function gifts(giver, taker) {
    const has = new Set(taker);
    const seen = new Set();
    const twice = new Set();
    for (const number of giver) {
        if (seen.has(number) && !has.has(number)) twice.add(number);
        seen.add(number);
    }
    return twice.size;
}

function stickerSwap(ada, ben) {
    return Math.min(gifts(ada, ben), gifts(ben, ada));
}
