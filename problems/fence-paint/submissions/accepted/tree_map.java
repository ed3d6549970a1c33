class FencePaint {
    // The first board of each stripe and its color. The last entry is the end of the fence.
    private final TreeMap<Integer, Integer> colors = new TreeMap<>();
    private final Map<Integer, Integer> counts = new HashMap<>();

    public FencePaint(int boards) {
        colors.put(0, 0);
        colors.put(boards, -1);
        counts.put(0, boards);
    }

    private void cut(int board) {
        colors.putIfAbsent(board, colors.floorEntry(board).getValue());
    }

    private void join(int start) {
        Map.Entry<Integer, Integer> before = colors.lowerEntry(start);
        if (before != null && before.getValue().equals(colors.get(start))) colors.remove(start);
    }

    public void paint(int first, int last, int color) {
        cut(first);
        cut(last + 1);
        Map<Integer, Integer> covered = colors.subMap(first, last + 1);
        int start = first, old = -1;
        for (Map.Entry<Integer, Integer> stripe : covered.entrySet()) {
            if (old >= 0) counts.merge(old, start - stripe.getKey(), Integer::sum);
            start = stripe.getKey();
            old = stripe.getValue();
        }
        counts.merge(old, start - last - 1, Integer::sum);
        covered.clear();
        counts.merge(color, last + 1 - first, Integer::sum);
        colors.put(first, color);
        join(last + 1);
        join(first);
    }

    public int colorOf(int board) {
        return colors.floorEntry(board).getValue();
    }

    public int boardsOf(int color) {
        return counts.getOrDefault(color, 0);
    }

    public int stripes() {
        return colors.size() - 1;
    }
}
