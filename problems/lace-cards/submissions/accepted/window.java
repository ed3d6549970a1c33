class Solution {
    public int longestStack(int[] cards, int holes) {
        int[] dark = new int[30];
        int lit = 30, left = 0, longest = 0;
        for (int right = 0; right < cards.length; right++) {
            for (int place = 0; place < 30; place++) {
                if ((cards[right] >> place & 1) == 0 && dark[place]++ == 0) lit--;
            }
            while (lit < holes) {
                for (int place = 0; place < 30; place++) {
                    if ((cards[left] >> place & 1) == 0 && --dark[place] == 0) lit++;
                }
                left++;
            }
            longest = Math.max(longest, right - left + 1);
        }
        return longest;
    }
}
