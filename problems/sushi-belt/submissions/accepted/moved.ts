class SushiBelt {
    private belt: number[];
    private moved = 0;

    constructor(private places: number) {
        this.belt = new Array<number>(places).fill(0);
    }

    private place(seat: number): number {
        return (seat - this.moved + this.places) % this.places;
    }

    turn(steps: number): void {
        this.moved = ((this.moved + steps) % this.places + this.places) % this.places;
    }

    put(seat: number, plate: number): boolean {
        const place = this.place(seat);
        if (this.belt[place]) return false;
        this.belt[place] = plate;
        return true;
    }

    take(seat: number): number {
        const place = this.place(seat), plate = this.belt[place];
        this.belt[place] = 0;
        return plate;
    }
}
