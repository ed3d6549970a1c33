class WaitingRoom {
    private final int seats;
    private final Set<String> people = new LinkedHashSet<>();

    public WaitingRoom(int seats) {
        this.seats = seats;
    }

    public boolean arrive(String name) {
        return people.size() < seats && people.add(name);
    }

    public boolean leave(String name) {
        return people.remove(name);
    }

    public String callNext() {
        Iterator<String> first = people.iterator();
        if (!first.hasNext()) return "";
        String name = first.next();
        first.remove();
        return name;
    }

    public int waiting() {
        return people.size();
    }
}
