class WaitingRoom {
    constructor(seats) {
        this.seats = seats;
        this.people = new Set();
    }

    arrive(name) {
        if (this.people.has(name) || this.people.size === this.seats) return false;
        this.people.add(name);
        return true;
    }

    leave(name) {
        return this.people.delete(name);
    }

    callNext() {
        for (const name of this.people) {
            this.people.delete(name);
            return name;
        }
        return "";
    }

    waiting() {
        return this.people.size;
    }
}
