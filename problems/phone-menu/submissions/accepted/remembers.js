function phoneMenu(calls, keys) {
    const sums = [0];
    for (const count of calls) sums.push(sums[sums.length - 1] + count);
    const memory = new Map();

    /** The waiting time of a group. Key `keys`: a new menu, which must cut; smaller: at most this many parts are left. */
    function least(l, r, k) {
        if (k === keys && r - l === 1) return 0;
        const place = (l * 61 + r) * 10 + k;
        if (!memory.has(place)) {
            const listening = sums[r] - sums[l];
            let result = k < keys ? listening + least(l, r, keys) : Infinity;
            for (let m = l + 1; k > 1 && m < r; m++) {
                result = Math.min(result, listening + least(l, m, keys) + least(m, r, k - 1));
            }
            memory.set(place, result);
        }
        return memory.get(place);
    }
    return least(0, calls.length, keys);
}
