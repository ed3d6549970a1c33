function firstPractice(ponds: number, canals: number[][], teams: number[][]): number[] {
    const parent = Array.from({ length: ponds }, (_, pond) => pond);
    const since = new Array<number>(ponds).fill(Infinity); // the day on which the pointer to the parent was set
    const size = new Array<number>(ponds).fill(1);
    const speaker = (pond: number): number => {
        while (parent[pond] !== pond) pond = parent[pond];
        return pond;
    };
    canals.sort((x, y) => x[2] - y[2]);
    for (const [from, to, day] of canals) {
        let a = speaker(from), b = speaker(to);
        if (a === b) continue;
        if (size[a] > size[b]) [a, b] = [b, a];
        parent[a] = b;
        since[a] = day;
        size[b] += size[a];
    }

    const together = (a: number, b: number): number => {
        let day = 0;
        while (a !== b && day < Infinity) {
            // Pointers closer to the root are later, so the earlier pointer is followed first.
            if (since[a] > since[b]) [a, b] = [b, a];
            day = since[a];
            a = parent[a];
        }
        return day;
    };

    return teams.map((team) => {
        const day = Math.max(...team.map((pond) => together(team[0], pond)));
        return day < Infinity ? day : -1;
    });
}
