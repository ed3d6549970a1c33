int ballsOfYarn(char** pattern, int patternSize, int ball) {
    int height = patternSize, width = strlen(pattern[0]), balls = 0;
    char* seen = calloc(height * width, 1);
    int* todo = malloc(height * width * sizeof(int));
    for (int start = 0; start < height * width; start++) {
        if (seen[start]) continue;
        int waiting = 0, stitches = 0;
        seen[start] = 1;
        todo[waiting++] = start;
        while (waiting > 0) {
            int stitch = todo[--waiting], r = stitch / width, c = stitch % width;
            stitches++;
            int rows[] = {r - 1, r + 1, r, r}, columns[] = {c, c, (c + 1) % width, (c + width - 1) % width};
            for (int side = 0; side < 4; side++) {
                int y = rows[side], x = columns[side];
                if (y < 0 || y >= height || seen[y * width + x] || pattern[y][x] != pattern[r][c]) continue;
                seen[y * width + x] = 1;
                todo[waiting++] = y * width + x;
            }
        }
        balls += (stitches + ball - 1) / ball;
    }
    free(seen);
    free(todo);
    return balls;
}
