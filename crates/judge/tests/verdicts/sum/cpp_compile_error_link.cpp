int nothing();
int main() { return nothing(); }
