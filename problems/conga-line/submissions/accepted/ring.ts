class CongaLine {
    private links = new Map<number, [number, number]>([[0, [0, 0]]]);
    private front = 0;

    private insert(dancer: number, ahead: number): void {
        const front = this.front, back = 1 - front;
        const behind = this.links.get(ahead)![back];
        this.links.set(dancer, front === 0 ? [ahead, behind] : [behind, ahead]);
        this.links.get(ahead)![back] = dancer;
        this.links.get(behind)![front] = dancer;
    }

    join(dancer: number): boolean {
        if (this.links.has(dancer)) return false;
        this.insert(dancer, this.links.get(0)![this.front]);
        return true;
    }

    cutIn(dancer: number, buddy: number): boolean {
        if (this.links.has(dancer) || !this.links.has(buddy)) return false;
        this.insert(dancer, buddy);
        return true;
    }

    leave(dancer: number): boolean {
        const links = this.links.get(dancer);
        if (links === undefined) return false;
        this.links.delete(dancer);
        this.links.get(links[0])![1] = links[1];
        this.links.get(links[1])![0] = links[0];
        return true;
    }

    turn(): void {
        this.front = 1 - this.front;
    }

    ahead(dancer: number): number {
        return this.links.get(dancer)?.[this.front] ?? 0;
    }

    leader(): number {
        return this.links.get(0)![1 - this.front];
    }
}
