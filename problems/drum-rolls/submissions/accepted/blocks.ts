function drumRolls(beats: number): number {
    let one = 1, two = 0, three = 0;
    for (let beat = 0; beat < beats; beat++) {
        [one, two, three] = [(one + 2 * two + three) % 1000000007, one, two];
    }
    return one;
}
