#include "library.h"
long long next_of(long long n) { return n + 1; }
