function lostMittens(left, right) {
    const counts = new Map();
    for (const color of left) counts.set(color, (counts.get(color) ?? 0) + 1);
    for (const color of right) counts.set(color, (counts.get(color) ?? 0) - 1);
    let best = "", most = 0;
    for (const [color, count] of counts) {
        const stay = Math.abs(count);
        if (stay > most || (stay === most && color < best)) {
            best = color;
            most = stay;
        }
    }
    return best;
}
