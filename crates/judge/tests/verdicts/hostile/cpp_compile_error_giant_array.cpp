char huge[1 << 30] = {1};
int main() { return huge[0]; }
