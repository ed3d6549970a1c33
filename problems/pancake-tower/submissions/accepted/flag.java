class PancakeTower {
    private final Deque<int[]> pancakes = new ArrayDeque<>();
    private boolean flipped = false;

    public PancakeTower(int[] up, int[] down) {
        for (int i = 0; i < up.length; i++) put(up[i], down[i]);
    }

    public void put(int up, int down) {
        if (flipped) pancakes.addFirst(new int[] {down, up});
        else pancakes.addLast(new int[] {up, down});
    }

    public void flip() {
        flipped = !flipped;
    }

    public int take() {
        if (pancakes.isEmpty()) return 0;
        return flipped ? pancakes.removeFirst()[1] : pancakes.removeLast()[0];
    }

    public int height() {
        return pancakes.size();
    }
}
