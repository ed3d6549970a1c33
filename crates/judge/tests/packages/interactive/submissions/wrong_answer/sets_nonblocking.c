// The judge must not have the same descriptors, or it would find no more to read and take the validator for broken.
#include <fcntl.h>
int main(void) {
    for (int fd = 0; fd < 3; fd++) fcntl(fd, F_SETFL, O_NONBLOCK | O_ASYNC | O_APPEND);
    return 0;
}
