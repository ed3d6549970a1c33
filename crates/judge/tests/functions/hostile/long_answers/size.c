// Attack: says that its array has two billion elements
// Problem: numbers
// Verdict: accepted, run_time_error, accepted
// Says: Expected a number of elements
int* f(int x, int* returnSize) {
    int* all = malloc(sizeof(int));
    *returnSize = 1;
    all[0] = x;
    if (x == 2) {
        *returnSize = 2000000000;
    }
    return all;
}
