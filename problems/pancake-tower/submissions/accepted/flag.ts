// A circle of places: the pancakes are at the places from first to first + count - 1, from the bottom up.
const PLACES = 90001;

class PancakeTower {
    private up = new Int32Array(PLACES);
    private down = new Int32Array(PLACES);
    private first = 0;
    private count = 0;
    private flipped = false;

    constructor(up: number[], down: number[]) {
        up.forEach((grade, i) => this.put(grade, down[i]));
    }

    put(up: number, down: number): void {
        let place = (this.first + this.count) % PLACES;
        if (this.flipped) {
            place = this.first = (this.first + PLACES - 1) % PLACES;
            [up, down] = [down, up];
        }
        this.up[place] = up;
        this.down[place] = down;
        this.count++;
    }

    flip(): void {
        this.flipped = !this.flipped;
    }

    take(): number {
        if (this.count === 0) return 0;
        this.count--;
        if (!this.flipped) return this.up[(this.first + this.count) % PLACES];
        const place = this.first;
        this.first = (this.first + 1) % PLACES;
        return this.down[place];
    }

    height(): number {
        return this.count;
    }
}
