class Solution {
    public long milkCost(int[] need, int[] price, int keep) {
        long total = 0;
        Deque<Integer> days = new ArrayDeque<>();
        for (int today = 0; today < need.length; today++) {
            while (!days.isEmpty() && price[days.peekLast()] >= price[today]) days.removeLast();
            days.addLast(today);
            if (days.peekFirst() <= today - keep) days.removeFirst();
            total += (long) need[today] * price[days.peekFirst()];
        }
        return total;
    }
}
