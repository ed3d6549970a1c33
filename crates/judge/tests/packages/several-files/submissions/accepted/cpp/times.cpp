#include "times.h"
long long times(long long a, long long b) { return a * b; }
