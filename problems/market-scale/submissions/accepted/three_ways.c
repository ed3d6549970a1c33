static int smaller(int a, int b) {
    return a < b ? a : b;
}

static int fewest(const int* weights, int n, int i, int rest) {
    if (i == n) return rest == 0 ? 0 : n + 1;
    int stays = fewest(weights, n, i + 1, rest);
    int right = 1 + fewest(weights, n, i + 1, rest - weights[i]);
    int left = 1 + fewest(weights, n, i + 1, rest + weights[i]);
    return smaller(stays, smaller(right, left));
}

int marketScale(int* weights, int weightsSize, int item) {
    int answer = fewest(weights, weightsSize, 0, item);
    return answer <= weightsSize ? answer : -1;
}
