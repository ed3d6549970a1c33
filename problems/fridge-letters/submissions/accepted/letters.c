char* fridgeLetters(char* word, int** moves, int movesSize, int* movesColSize) {
    for (int i = 0; i < movesSize; i++) {
        int from = moves[i][0], to = moves[i][1];
        char letter = word[from];
        // All letters between the two places move one place toward the gap.
        if (from < to) {
            memmove(word + from, word + from + 1, to - from);
        } else {
            memmove(word + to + 1, word + to, from - to);
        }
        word[to] = letter;
    }
    return word;
}
