function waterPlants(levels, gains, cans) {
    // One number for the pair (level, index), so that numbers are compared.
    const n = levels.length, heap = levels.map((level, plant) => level * n + plant);

    function sink(place) {
        const item = heap[place];
        for (;;) {
            let child = 2 * place + 1;
            if (child >= n) break;
            if (child + 1 < n && heap[child + 1] < heap[child]) child++;
            if (heap[child] >= item) break;
            heap[place] = heap[child];
            place = child;
        }
        heap[place] = item;
    }

    for (let place = Math.floor(n / 2); place >= 0; place--) sink(place);
    for (; cans > 0; cans--) {
        const plant = heap[0] % n;
        levels[plant] += gains[plant];
        heap[0] = levels[plant] * n + plant;
        sink(0);
    }
    return levels;
}
