function classPhoto(heights: number[][]): number {
    let hidden = 0;
    for (let place = 0; place < heights[0].length; place++) {
        let tallest = 0;
        for (const row of heights) {
            if (row[place] <= tallest) hidden++;
            else tallest = row[place];
        }
    }
    return hidden;
}
