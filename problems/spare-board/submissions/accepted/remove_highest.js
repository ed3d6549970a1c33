function largestPicture(boards, spare) {
    const n = boards.length;
    const before = Array.from({ length: n + 2 }, (_, place) => Math.max(place - 1, 0));
    const after = Array.from({ length: n + 2 }, (_, place) => Math.min(place + 1, n + 1));
    let largest = 0;

    let last = 0, secondToLast = 0;
    for (let place = 1; place <= n; place++) {
        if (boards[place - 1] < spare) {
            secondToLast = last;
            last = place;
        }
        largest = Math.max(largest, spare * (place - secondToLast));
    }

    const order = Array.from({ length: n }, (_, i) => i + 1);
    order.sort((a, b) => boards[b - 1] - boards[a - 1] || b - a);
    for (const place of order) {
        const height = boards[place - 1], left = before[place], right = after[place];
        let width = right - left - 1;
        if (height <= spare) width = Math.max(right - before[left], after[right] - left) - 1;
        largest = Math.max(largest, height * width);
        after[left] = right;
        before[right] = left;
    }
    return largest;
}
