// Attack: shuts the connection down in the second case, and sleeps
// Verdict: accepted, run_time_error, accepted
// Says: closed the judge's connection
#include <sys/socket.h>
#include <unistd.h>

int f(int x) {
    if (x == 2) {
        shutdown(3, SHUT_RDWR);
        pause();
    }
    return x + 1;
}
