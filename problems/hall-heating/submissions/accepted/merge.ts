function hallHeating(bookings: number[][], warm: number, pause: number): number[] {
    bookings.sort((a, b) => a[0] - b[0]);
    let times = 1, minutes = 0;
    let on = bookings[0][0] - warm, off = bookings[0][1];
    for (const [start, end] of bookings) {
        if (start - warm - off < pause) {
            off = Math.max(off, end);
        } else {
            times++;
            minutes += off - on;
            on = start - warm;
            off = end;
        }
    }
    return [times, minutes + off - on];
}
