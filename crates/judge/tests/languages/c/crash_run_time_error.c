int main(int count, char **arguments) {
    return *(volatile int *)(long)(count - 1);
}
