class MinStack {
    private items: number[];

    constructor(least: number) {
        this.items = [least];
    }

    push(val: number): void {
        this.items.push(val);
    }

    popAll(): number[] {
        return this.items.splice(1).reverse();
    }

    top(): number {
        return this.items[this.items.length - 1];
    }
}
