// Instead of leaving old pairs in a heap, removes them from an ordered set.
class ToolShed {
    private final int[] count;
    private final TreeSet<Integer> shed;

    public ToolShed(int tools) {
        count = new int[tools + 1];
        shed = new TreeSet<>((a, b) -> count[a] != count[b] ? count[a] - count[b] : a - b);
        for (int tool = 1; tool <= tools; tool++) shed.add(tool);
    }

    public int lend() {
        Integer tool = shed.pollFirst();
        if (tool == null) return 0;
        count[tool]++;
        return tool;
    }

    public boolean giveBack(int tool) {
        return shed.add(tool);
    }

    public int repair(int tool) {
        int uses = count[tool];
        boolean here = shed.remove(tool);
        count[tool] = 0;
        if (here) shed.add(tool);
        return uses;
    }
}
