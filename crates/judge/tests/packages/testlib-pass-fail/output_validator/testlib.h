// As much of testlib's interface as the checker beside it uses, with its exit codes: that of a partly right answer is its
// percentage.
#pragma once
#include <cstdio>
#include <cstdlib>
#include <fstream>

#define OK_EXIT_CODE 0
#define POINTS_EXIT_CODE 7

struct InStream {
    std::ifstream file;
    int readInt() {
        int number = 0;
        file >> number;
        return number;
    }
};

inline InStream inf, ouf, ans;

inline void registerTestlibCmd(int argc, char* argv[]) {
    if (argc < 4) std::exit(3);
    inf.file.open(argv[1]);
    ouf.file.open(argv[2]);
    ans.file.open(argv[3]);
}

inline void quitpc(int percentage) {
    std::fprintf(stderr, "partially correct (%d) as printed\n", percentage);
    std::exit(percentage);
}

inline void quitp(double points) {
    std::fprintf(stderr, "points %.10g as printed\n", points);
    std::exit(POINTS_EXIT_CODE);
}

inline void quitok() {
    std::fprintf(stderr, "ok as printed\n");
    std::exit(OK_EXIT_CODE);
}
