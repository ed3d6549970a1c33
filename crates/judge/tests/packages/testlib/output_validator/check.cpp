#include "testlib.h"

// Two numbers with the given sum and the largest product.
int main(int argc, char* argv[]) {
    registerTestlibCmd(argc, argv);
    int sum = inf.readInt(), product = ans.readInt();
    int a = ouf.readInt(), b = ouf.readInt();
    if (a + b != sum) quitf(_wa, "%d and %d are not %d", a, b, sum);
    if (a * b > product) quitf(_fail, "%d is more than the answer has", a * b);
    if (a * b < product) quitf(_wa, "%d is less than %d", a * b, product);
    quitf(_ok, "%d and %d", a, b);
}
