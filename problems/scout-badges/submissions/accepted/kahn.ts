function weekendsNeeded(outdoor: boolean[], needs: number[][]): number {
    const n = needs.length;
    const neededBy: number[][] = needs.map(() => []);
    needs.forEach((others, badge) => others.forEach((other) => neededBy[other].push(badge)));
    const missing = needs.map((others) => others.length);
    const weekend = new Array<number>(n).fill(0);
    const order: number[] = [];
    for (let badge = 0; badge < n; badge++) if (missing[badge] === 0) order.push(badge);
    let last = 0;
    for (let next = 0; next < order.length; next++) {
        const badge = order[next];
        weekend[badge]++;
        if ((weekend[badge] % 2 === 0) !== outdoor[badge]) weekend[badge]++;
        last = Math.max(last, weekend[badge]);
        for (const other of neededBy[badge]) {
            weekend[other] = Math.max(weekend[other], weekend[badge]);
            if (--missing[other] === 0) order.push(other);
        }
    }
    return order.length === n ? last : -1;
}
