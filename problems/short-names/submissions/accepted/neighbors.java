// In alphabetical order, the names that have the longest beginning in common with a name are next to it.
class ShortNames {
    private final TreeSet<String> names = new TreeSet<>();

    public boolean add(String name) {
        return names.add(name);
    }

    public boolean remove(String name) {
        return names.remove(name);
    }

    private int common(String name, String other) {
        if (other == null) return 0;
        int length = 0;
        while (length < Math.min(name.length(), other.length()) && name.charAt(length) == other.charAt(length)) length++;
        return length;
    }

    public String shorten(String name) {
        if (!names.contains(name)) return "";
        int most = Math.max(common(name, names.lower(name)), common(name, names.higher(name)));
        return name.substring(0, Math.min(name.length(), most + 1));
    }
}
