// Attack: files in every folder that can be written, none beyond the limit for files, mapped and filled.
// Verdict: memory_limit_exceeded
// Without control groups: memory_limit_exceeded or run_time_error
#include <cstring>
#include <fcntl.h>
#include <string>
#include <sys/mman.h>
#include <unistd.h>

int main() {
    const size_t size = 4 << 20;
    for (int i = 0; i < 256; i++)
        for (std::string folder : {"/box/", "/tmp/", "/dev/shm/"}) {
            int file = open((folder + std::to_string(i)).c_str(), O_RDWR | O_CREAT, 0600);
            if (ftruncate(file, size) != 0) return 1;
            void *content = mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
            if (content == MAP_FAILED) return 1;
            memset(content, 1, size);
            munmap(content, size);
            close(file);
        }
}
