typedef struct {
    int heavy, distance, index;
} Person;

static int compare(const void* a, const void* b) {
    const Person *one = a, *two = b;
    if (one->heavy != two->heavy) return one->heavy - two->heavy;
    if (one->distance != two->distance) return one->distance - two->distance;
    return one->index - two->index;
}

int* pumpkinGuess(int* guesses, int guessesSize, int weight, int* returnSize) {
    Person* people = malloc(guessesSize * sizeof(Person));
    for (int i = 0; i < guessesSize; i++) {
        people[i] = (Person){guesses[i] > weight, abs(guesses[i] - weight), i};
    }
    qsort(people, guessesSize, sizeof(Person), compare);
    int* order = malloc(guessesSize * sizeof(int));
    for (int i = 0; i < guessesSize; i++) order[i] = people[i].index;
    free(people);
    *returnSize = guessesSize;
    return order;
}
