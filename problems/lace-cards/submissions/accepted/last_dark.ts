function longestStack(cards: number[], holes: number): number {
    const lastDark: number[] = new Array(30).fill(-1);
    let longest = 0;
    cards.forEach((card, right) => {
        for (let place = 0; place < 30; place++) {
            if ((card >> place & 1) === 0) lastDark[place] = right;
        }
        const sorted = [...lastDark].sort((a, b) => a - b);
        longest = Math.max(longest, right - sorted[holes - 1]);
    });
    return longest;
}
