function hillWalks(heights, walks) {
    const up = [0], down = [0];
    for (let i = 1; i < heights.length; i++) {
        up.push(up[i - 1] + Math.max(0, heights[i] - heights[i - 1]));
        down.push(down[i - 1] + Math.max(0, heights[i - 1] - heights[i]));
    }
    return walks.map(([a, b]) => a <= b ? up[b] - up[a] : down[a] - down[b]);
}
