int longestStack(int* cards, int cardsSize, int holes) {
    int dark[30] = {0};
    int lit = 30, left = 0, longest = 0;
    for (int right = 0; right < cardsSize; right++) {
        for (int place = 0; place < 30; place++) {
            if (!(cards[right] >> place & 1) && dark[place]++ == 0) lit--;
        }
        while (lit < holes) {
            for (int place = 0; place < 30; place++) {
                if (!(cards[left] >> place & 1) && --dark[place] == 0) lit++;
            }
            left++;
        }
        if (right - left + 1 > longest) longest = right - left + 1;
    }
    return longest;
}
