function canalBarges(walk, far, ride) {
    const least = new Array(walk.length + 1).fill(-1);
    least[walk.length] = 0;
    for (let i = walk.length - 1; i >= 0; i--) {
        least[i] = Math.min(walk[i] + least[i + 1], ride[i] + least[i + far[i]]);
    }
    return least[0];
}
