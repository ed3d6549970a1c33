function fridgeLetters(word: string, moves: number[][]): string {
    const letters = word.split("");
    for (const [from, to] of moves) {
        const [letter] = letters.splice(from, 1);
        letters.splice(to, 0, letter);
    }
    return letters.join("");
}
