function radioLoop(artists: number[], songs: number, most: number): number {
    const n = artists.length, laps = Math.floor(songs / n), rest = songs % n;
    const count = new Map<number, number>();
    const add = (artist: number, number: number): number => {
        const sum = (count.get(artist) ?? 0) + number;
        count.set(artist, sum);
        return sum;
    };
    for (const artist of artists) add(artist, laps);
    for (let i = 0; i < rest; i++) add(artists[i], 1);
    let over = 0, varied = 0;
    for (const number of count.values()) if (number > most) over++;
    for (let first = 0; first < n; first++) {
        if (over === 0) varied++;
        if (add(artists[first], -1) === most) over--;
        if (add(artists[(first + rest) % n], 1) === most + 1) over++;
    }
    return varied;
}
