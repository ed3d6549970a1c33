class DoorbellPanel {
    private names = new Set<string>();
    private begin = new Map<string, number>();

    private change(name: string, by: number): void {
        for (let length = 1; length <= name.length; length++) {
            const beginning = name.slice(0, length);
            this.begin.set(beginning, (this.begin.get(beginning) ?? 0) + by);
        }
    }

    moveIn(name: string): boolean {
        if (this.names.has(name)) return false;
        this.names.add(name);
        this.change(name, 1);
        return true;
    }

    moveOut(name: string): boolean {
        if (!this.names.delete(name)) return false;
        this.change(name, -1);
        return true;
    }

    letters(name: string): number {
        if (!this.names.has(name)) return 0;
        for (let length = 1; length <= name.length; length++) {
            if (this.begin.get(name.slice(0, length)) === 1) return length;
        }
        return name.length + 1;
    }
}
