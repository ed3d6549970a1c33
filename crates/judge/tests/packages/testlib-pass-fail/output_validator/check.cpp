#include "testlib.h"

int answer() { return 42; }

// The output is the percentage that it is worth, from 1000 on a number of points, or -1 for a correct answer.
int main(int argc, char* argv[]) {
    registerTestlibCmd(argc, argv);
    int number = ouf.readInt();
    if (number < 0) quitok();
    if (number >= 1000) quitp((number - 1000) / 4.0);
    quitpc(number);
    return answer();
}
