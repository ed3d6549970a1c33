function tokenPile(tokens: number[]): number[] {
    const pile: number[] = [];
    const top = (depth: number) => pile[pile.length - depth];
    for (const token of tokens) {
        pile.push(token);
        while (pile.length >= 3 && top(1) === top(2) && top(2) === top(3)) {
            const level = top(1);
            pile.length -= 3;
            pile.push(level + 1);
        }
    }
    return pile;
}
