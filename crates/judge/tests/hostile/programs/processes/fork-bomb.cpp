// Attack: forks without end.
// Verdict: time_limit_exceeded
#include <unistd.h>
int main() {
    for (;;) fork();
}
