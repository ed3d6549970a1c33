// The pancakes have the keys from first to last - 1, from the bottom up.
class PancakeTower {
    constructor(up, down) {
        this.pancakes = new Map();
        this.first = this.last = 0;
        this.flipped = false;
        up.forEach((grade, i) => this.put(grade, down[i]));
    }

    put(up, down) {
        if (this.flipped) this.pancakes.set(--this.first, [down, up]);
        else this.pancakes.set(this.last++, [up, down]);
    }

    flip() {
        this.flipped = !this.flipped;
    }

    take() {
        if (this.first === this.last) return 0;
        if (this.flipped) return this.pancakes.get(this.first++)[1];
        return this.pancakes.get(--this.last)[0];
    }

    height() {
        return this.last - this.first;
    }
}
