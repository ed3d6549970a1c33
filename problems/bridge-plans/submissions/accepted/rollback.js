class BridgePlans {
    constructor(islands) {
        this.parent = Int32Array.from({ length: islands }, (_, island) => island);
        this.size = new Int32Array(islands).fill(1);
        this.count = islands;
        this.most = 1;
        this.bridges = [];
    }

    find(island) {
        while (this.parent[island] !== island) island = this.parent[island];
        return island;
    }

    build(a, b) {
        a = this.find(a);
        b = this.find(b);
        if (a === b) {
            this.bridges.push([-1, this.most]);
            return false;
        }
        if (this.size[a] < this.size[b]) [a, b] = [b, a];
        this.bridges.push([b, this.most]);
        this.parent[b] = a;
        this.size[a] += this.size[b];
        this.most = Math.max(this.most, this.size[a]);
        this.count--;
        return true;
    }

    undo(steps) {
        for (; steps > 0 && this.bridges.length > 0; steps--) {
            const [root, most] = this.bridges.pop();
            this.most = most;
            if (root < 0) continue;
            this.size[this.parent[root]] -= this.size[root];
            this.parent[root] = root;
            this.count++;
        }
        return this.bridges.length;
    }

    connected(a, b) {
        return this.find(a) === this.find(b);
    }

    groups() {
        return this.count;
    }

    largest() {
        return this.most;
    }
}
