class CongaLine {
    private links = new Map<string, [string, string]>([["", ["", ""]]]);
    private front = 0;

    private insert(dancer: string, ahead: string): void {
        const front = this.front, back = 1 - front;
        const behind = this.links.get(ahead)![back];
        this.links.set(dancer, front === 0 ? [ahead, behind] : [behind, ahead]);
        this.links.get(ahead)![back] = dancer;
        this.links.get(behind)![front] = dancer;
    }

    join(dancer: string): boolean {
        if (this.links.has(dancer)) return false;
        this.insert(dancer, this.links.get("")![this.front]);
        return true;
    }

    cutIn(dancer: string, buddy: string): boolean {
        if (this.links.has(dancer) || !this.links.has(buddy)) return false;
        this.insert(dancer, buddy);
        return true;
    }

    leave(dancer: string): boolean {
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

    ahead(dancer: string): string {
        return this.links.get(dancer)?.[this.front] ?? "";
    }

    leader(): string {
        return this.links.get("")![1 - this.front];
    }
}
