class SushiBelt {
    private final int[] belt;
    private int moved = 0;

    public SushiBelt(int places) {
        belt = new int[places];
    }

    private int place(int seat) {
        return Math.floorMod(seat - moved, belt.length);
    }

    public void turn(int steps) {
        moved = Math.floorMod(moved + steps, belt.length);
    }

    public boolean put(int seat, int plate) {
        if (belt[place(seat)] != 0) return false;
        belt[place(seat)] = plate;
        return true;
    }

    public int take(int seat) {
        int plate = belt[place(seat)];
        belt[place(seat)] = 0;
        return plate;
    }
}
