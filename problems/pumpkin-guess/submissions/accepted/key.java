class Solution {
    public int[] pumpkinGuess(int[] guesses, int weight) {
        Integer[] order = new Integer[guesses.length];
        for (int i = 0; i < order.length; i++) order[i] = i;
        // The sort of objects is stable, so equal guesses stay in the order of their indices.
        Arrays.sort(order, Comparator
            .comparing((Integer i) -> guesses[i] > weight)
            .thenComparing(i -> Math.abs(guesses[i] - weight)));
        int[] answer = new int[order.length];
        for (int i = 0; i < order.length; i++) answer[i] = order[i];
        return answer;
    }
}
