function ballsOfYarn(pattern, ball) {
    const height = pattern.length, width = pattern[0].length, colors = pattern.join("");
    const seen = new Uint8Array(height * width), todo = new Int32Array(height * width);
    let balls = 0;
    for (let start = 0; start < height * width; start++) {
        if (seen[start]) continue;
        let waiting = 0, stitches = 0;
        seen[start] = 1;
        todo[waiting++] = start;
        while (waiting > 0) {
            const stitch = todo[--waiting], column = stitch % width;
            stitches++;
            for (let side = 0; side < 4; side++) {
                let near = stitch;
                if (side === 0) near = stitch - width;
                if (side === 1) near = stitch + width;
                if (side === 2) near = column === width - 1 ? stitch - column : stitch + 1;
                if (side === 3) near = column === 0 ? stitch + width - 1 : stitch - 1;
                if (near < 0 || near >= height * width || seen[near] || colors[near] !== colors[stitch]) continue;
                seen[near] = 1;
                todo[waiting++] = near;
            }
        }
        balls += Math.ceil(stitches / ball);
    }
    return balls;
}
