class Solution {
    public int stickerSwap(int[] ada, int[] ben) {
        return Math.min(gifts(ada, ben), gifts(ben, ada));
    }

    private int gifts(int[] giver, int[] taker) {
        Set<Integer> has = new HashSet<>(), seen = new HashSet<>(), twice = new HashSet<>();
        for (int number : taker) has.add(number);
        for (int number : giver) {
            if (seen.contains(number) && !has.contains(number)) twice.add(number);
            seen.add(number);
        }
        return twice.size();
    }
}
