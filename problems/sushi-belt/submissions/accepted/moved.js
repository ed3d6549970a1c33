class SushiBelt {
    constructor(places) {
        this.belt = new Array(places).fill(0);
        this.moved = 0;
    }

    turn(steps) {
        const places = this.belt.length;
        this.moved = ((this.moved + steps) % places + places) % places;
    }

    place(seat) {
        return (seat - this.moved + this.belt.length) % this.belt.length;
    }

    put(seat, plate) {
        const place = this.place(seat);
        if (this.belt[place]) return false;
        this.belt[place] = plate;
        return true;
    }

    take(seat) {
        const place = this.place(seat), plate = this.belt[place];
        this.belt[place] = 0;
        return plate;
    }
}
