class Solution {
    public int[] hallHeating(int[][] bookings, int warm, int pause) {
        Arrays.sort(bookings, (a, b) -> Integer.compare(a[0], b[0]));
        int times = 1, minutes = 0;
        int on = bookings[0][0] - warm, off = bookings[0][1];
        for (int[] booking : bookings) {
            if (booking[0] - warm - off < pause) {
                off = Math.max(off, booking[1]);
            } else {
                times++;
                minutes += off - on;
                on = booking[0] - warm;
                off = booking[1];
            }
        }
        return new int[] {times, minutes + off - on};
    }
}
