function marketScale(weights: number[], item: number): number {
    const n = weights.length;

    function fewest(i: number, rest: number): number {
        if (i === n) return rest === 0 ? 0 : n + 1;
        const stays = fewest(i + 1, rest);
        const right = 1 + fewest(i + 1, rest - weights[i]);
        const left = 1 + fewest(i + 1, rest + weights[i]);
        return Math.min(stays, right, left);
    }

    const answer = fewest(0, item);
    return answer <= n ? answer : -1;
}
