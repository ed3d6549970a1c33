function ferryWait(day: number, departures: number[], guests: number[], board: number): number {
    let total = 0;
    for (const guest of guests) {
        const ready = (guest + board) % day;
        let low = 0, high = departures.length;
        while (low < high) {
            const middle = (low + high) >> 1;
            if (departures[middle] < ready) low = middle + 1;
            else high = middle;
        }
        const leave = low < departures.length ? departures[low] : departures[0] + day;
        total += board + leave - ready;
    }
    return total;
}
