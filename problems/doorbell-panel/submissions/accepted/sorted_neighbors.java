class DoorbellPanel {
    private final TreeSet<String> names = new TreeSet<>();

    public boolean moveIn(String name) {
        return names.add(name);
    }

    public boolean moveOut(String name) {
        return names.remove(name);
    }

    public int letters(String name) {
        if (!names.contains(name)) return 0;
        // In alphabetical order, the names with the longest common beginning are neighbors.
        return 1 + Math.max(common(name, names.lower(name)), common(name, names.higher(name)));
    }

    private static int common(String name, String other) {
        int length = 0;
        while (other != null && length < Math.min(name.length(), other.length()) && name.charAt(length) == other.charAt(length)) length++;
        return length;
    }
}
