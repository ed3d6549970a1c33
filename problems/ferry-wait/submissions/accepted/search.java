class Solution {
    public long ferryWait(int day, int[] departures, int[] guests, int board) {
        long total = 0;
        for (int guest : guests) {
            int ready = (guest + board) % day;
            int low = 0, high = departures.length;
            while (low < high) {
                int middle = (low + high) / 2;
                if (departures[middle] < ready) low = middle + 1;
                else high = middle;
            }
            int leave = low < departures.length ? departures[low] : departures[0] + day;
            total += board + leave - ready;
        }
        return total;
    }
}
