#include "testlib.h"

int answer() { return 42; }

// The output is the percentage that it is worth, or from 1000 on a number of points.
int main(int argc, char* argv[]) {
    registerTestlibCmd(argc, argv);
    int number = ouf.readInt();
    if (number >= 1000) quitp((number - 1000) / 4.0);
    quitpc(number);
    return answer();
}
