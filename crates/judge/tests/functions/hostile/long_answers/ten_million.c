// Attack: returns ten million numbers in the second case
// Problem: numbers
// Time: 4
// Verdict: accepted, output_limit_exceeded or memory_limit_exceeded, accepted
int* f(int x, int* returnSize) {
    int* all = malloc(sizeof(int));
    *returnSize = 1;
    all[0] = x;
    if (x == 2) {
        *returnSize = 10000000;
        return calloc(10000000, sizeof(int));
    }
    return all;
}
