// Treats an exact guess as too heavy.
function pumpkinGuess(guesses, weight) {
    const heavy = (i) => (guesses[i] >= weight ? 1 : 0);
    const distance = (i) => Math.abs(guesses[i] - weight);
    return guesses.map((guess, i) => i).sort((a, b) => heavy(a) - heavy(b) || distance(a) - distance(b) || a - b);
}
