// Gives away stickers that their owner has only once.
function stickerSwap(ada, ben) {
    const one = new Set(ada), two = new Set(ben);
    const fromAda = [...one].filter((number) => !two.has(number)).length;
    const fromBen = [...two].filter((number) => !one.has(number)).length;
    return Math.min(fromAda, fromBen);
}
