function fridgeLetters(word, moves) {
    const letters = word.split("");
    for (const [from, to] of moves) {
        const [letter] = letters.splice(from, 1);
        letters.splice(to, 0, letter);
    }
    return letters.join("");
}
