// Decides ties by the order in the box instead of the alphabet.
function lostMittens(left, right) {
    const counts = new Map();
    for (const color of left) counts.set(color, (counts.get(color) ?? 0) + 1);
    for (const color of right) counts.set(color, (counts.get(color) ?? 0) - 1);
    let best = "", most = 0;
    for (const [color, count] of counts) {
        if (Math.abs(count) > most) {
            best = color;
            most = Math.abs(count);
        }
    }
    return best;
}
