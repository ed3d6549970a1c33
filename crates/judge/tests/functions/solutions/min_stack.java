class MinStack {
    private final List<Integer> items = new ArrayList<>();

    public MinStack(int least) { items.add(least); }

    public void push(int val) { items.add(val); }

    public List<Integer> popAll() {
        List<Integer> taken = new ArrayList<>(items.subList(1, items.size()));
        Collections.reverse(taken);
        items.subList(1, items.size()).clear();
        return taken;
    }

    public int top() { return items.get(items.size() - 1); }
}
