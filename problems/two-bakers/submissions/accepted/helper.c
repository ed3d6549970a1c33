static int timeOf(int rolls, const int* oven) {
    int loads = (rolls + oven[0] - 1) / oven[0];
    return loads * oven[1] + (loads - 1) * oven[2];
}

int twoBakers(int rolls, int* first, int firstSize, int* second, int secondSize) {
    int one = timeOf(rolls, first);
    int two = timeOf(rolls, second);
    if (one < two) return 1;
    if (two < one) return 2;
    return 0;
}
