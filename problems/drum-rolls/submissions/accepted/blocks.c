int drumRolls(int beats) {
    long long one = 1, two = 0, three = 0;
    for (int beat = 0; beat < beats; beat++) {
        long long now = (one + 2 * two + three) % 1000000007;
        three = two;
        two = one;
        one = now;
    }
    return one;
}
