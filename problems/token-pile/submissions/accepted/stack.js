function tokenPile(tokens) {
    const pile = [];
    for (const token of tokens) {
        pile.push(token);
        while (pile.length >= 3 && pile.at(-1) === pile.at(-2) && pile.at(-2) === pile.at(-3)) {
            const level = pile.pop();
            pile.pop();
            pile.pop();
            pile.push(level + 1);
        }
    }
    return pile;
}
