static int tree(struct TreeNode* node) {
    return node ? node->val + tree(node->left) + tree(node->right) : 0;
}

static char* number(long long value) {
    char* text = malloc(24);
    sprintf(text, "%lld", value);
    return text;
}

char** echoAll(int i, long long l, double d, bool b, char c, char* s, int** grid, int gridSize, int* gridColSize, char** words,
               int wordsSize, char** cells, int cellsSize, int* cellsColSize, int*** cube, int cubeSize, int* cubeColSize,
               int** cubeDepthSize, struct ListNode* list, struct TreeNode* root, bool* flags, int flagsSize, double* reals,
               int realsSize, int* returnSize) {
    int sum = 0, deep = 0, linked = 0, set = 0;
    for (int row = 0; row < gridSize; row++)
        for (int column = 0; column < gridColSize[row]; column++) sum += grid[row][column];
    for (int level = 0; level < cubeSize; level++)
        for (int row = 0; row < cubeColSize[level]; row++)
            for (int column = 0; column < cubeDepthSize[level][row]; column++) deep += cube[level][row][column];
    for (; list; list = list->next) linked += list->val;
    for (int at = 0; at < flagsSize; at++) set += flags[at];
    char* letter = calloc(2, 1);
    letter[0] = c;
    char* letters = calloc(cellsColSize[0] + 1, 1);
    memcpy(letters, cells[0], cellsColSize[0]);
    char** all = malloc(13 * sizeof(char*));
    char* found[] = {number(i), number(l), b ? "true" : "false", letter, s, number(sum), number(wordsSize), letters, number(deep),
                     number(linked), number(tree(root)), number(set), realsSize == 1 && d + reals[0] == 0.75 ? "true" : "false"};
    memcpy(all, found, sizeof found);
    *returnSize = 13;
    return all;
}
