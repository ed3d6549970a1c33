long long milkCost(int* need, int needSize, int* price, int priceSize, int keep) {
    int* days = malloc(needSize * sizeof(int));
    int front = 0, back = 0;
    long long total = 0;
    for (int today = 0; today < needSize; today++) {
        while (back > front && price[days[back - 1]] >= price[today]) back--;
        days[back++] = today;
        if (days[front] <= today - keep) front++;
        total += (long long)need[today] * price[days[front]];
    }
    free(days);
    return total;
}
