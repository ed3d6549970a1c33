function quietHouses(noise: number[], limit: number): number[] {
    let left = 0, total = 0, first = 0, most = 0;
    for (let right = 0; right < noise.length; right++) {
        total += noise[right];
        while (total > limit) total -= noise[left++];
        if (right + 1 - left > most) {
            first = left;
            most = right + 1 - left;
        }
    }
    return most === 0 ? [] : [first, most];
}
