int classPhoto(int** heights, int heightsSize, int* heightsColSize) {
    int hidden = 0;
    for (int place = 0; place < heightsColSize[0]; place++) {
        int tallest = 0;
        for (int row = 0; row < heightsSize; row++) {
            if (heights[row][place] <= tallest) {
                hidden++;
            } else {
                tallest = heights[row][place];
            }
        }
    }
    return hidden;
}
