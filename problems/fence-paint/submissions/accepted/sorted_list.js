class FencePaint {
    constructor(boards) {
        this.starts = [0, boards];
        this.colors = [0, -1];
        this.counts = new Map([[0, boards]]);
    }

    /** The index of the first stripe that begins at the board or behind it. */
    search(board) {
        let low = 0, high = this.starts.length;
        while (low < high) {
            const middle = (low + high) >> 1;
            if (this.starts[middle] < board) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    cut(board) {
        const at = this.search(board);
        if (this.starts[at] !== board) {
            this.starts.splice(at, 0, board);
            this.colors.splice(at, 0, this.colors[at - 1]);
        }
        return at;
    }

    count(color, more) {
        this.counts.set(color, (this.counts.get(color) ?? 0) + more);
    }

    join(at) {
        if (at === 0 || this.colors[at] !== this.colors[at - 1]) return;
        this.starts.splice(at, 1);
        this.colors.splice(at, 1);
    }

    paint(first, last, color) {
        const left = this.cut(first), right = this.cut(last + 1);
        for (let at = left; at < right; at++) this.count(this.colors[at], this.starts[at] - this.starts[at + 1]);
        this.count(color, last + 1 - first);
        this.starts.splice(left, right - left, first);
        this.colors.splice(left, right - left, color);
        this.join(left + 1);
        this.join(left);
    }

    colorOf(board) {
        return this.colors[this.search(board + 1) - 1];
    }

    boardsOf(color) {
        return this.counts.get(color) ?? 0;
    }

    stripes() {
        return this.starts.length - 1;
    }
}
