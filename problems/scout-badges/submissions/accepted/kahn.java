class Solution {
    public int weekendsNeeded(boolean[] outdoor, int[][] needs) {
        int n = needs.length, last = 0, handled = 0;
        List<List<Integer>> neededBy = new ArrayList<>();
        for (int badge = 0; badge < n; badge++) neededBy.add(new ArrayList<>());
        int[] missing = new int[n], weekend = new int[n];
        Queue<Integer> ready = new ArrayDeque<>();
        for (int badge = 0; badge < n; badge++) {
            for (int other : needs[badge]) neededBy.get(other).add(badge);
            missing[badge] = needs[badge].length;
            if (missing[badge] == 0) ready.add(badge);
        }
        while (!ready.isEmpty()) {
            int badge = ready.remove();
            handled++;
            weekend[badge]++;
            if ((weekend[badge] % 2 == 0) != outdoor[badge]) weekend[badge]++;
            last = Math.max(last, weekend[badge]);
            for (int other : neededBy.get(badge)) {
                weekend[other] = Math.max(weekend[other], weekend[badge]);
                if (--missing[other] == 0) ready.add(other);
            }
        }
        return handled == n ? last : -1;
    }
}
