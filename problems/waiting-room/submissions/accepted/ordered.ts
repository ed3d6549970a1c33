class WaitingRoom {
    private people = new Set<string>();

    constructor(private seats: number) {}

    arrive(name: string): boolean {
        if (this.people.has(name) || this.people.size === this.seats) return false;
        this.people.add(name);
        return true;
    }

    leave(name: string): boolean {
        return this.people.delete(name);
    }

    callNext(): string {
        for (const name of this.people) {
            this.people.delete(name);
            return name;
        }
        return "";
    }

    waiting(): number {
        return this.people.size;
    }
}
