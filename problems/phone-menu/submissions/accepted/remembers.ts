function phoneMenu(calls: number[], keys: number): number {
    const sums: number[] = [0];
    for (const count of calls) sums.push(sums[sums.length - 1] + count);
    const memory = new Map<number, number>();

    function least(l: number, r: number, k: number): number {
        if (k === keys && r - l === 1) return 0;
        const place = (l * 61 + r) * 10 + k;
        const known = memory.get(place);
        if (known !== undefined) return known;
        const listening = sums[r] - sums[l];
        let result = k < keys ? listening + least(l, r, keys) : Infinity;
        for (let m = l + 1; k > 1 && m < r; m++) {
            result = Math.min(result, listening + least(l, m, keys) + least(m, r, k - 1));
        }
        memory.set(place, result);
        return result;
    }
    return least(0, calls.length, keys);
}
