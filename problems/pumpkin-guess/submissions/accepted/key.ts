function pumpkinGuess(guesses: number[], weight: number): number[] {
    const heavy = (i: number) => (guesses[i] > weight ? 1 : 0);
    const distance = (i: number) => Math.abs(guesses[i] - weight);
    return guesses
        .map((guess, i) => i)
        .sort((a, b) => heavy(a) - heavy(b) || distance(a) - distance(b) || a - b);
}
