// As much of testlib's interface as the checker beside it uses, with its exit codes.
#pragma once
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>

#define OK_EXIT_CODE 0
#define WA_EXIT_CODE 1
#define PE_EXIT_CODE 2
#define FAIL_EXIT_CODE 3

enum TResult { _ok, _wa, _pe, _fail };

inline void quitf(TResult result, const char* format, ...) {
    static const int codes[] = {OK_EXIT_CODE, WA_EXIT_CODE, PE_EXIT_CODE, FAIL_EXIT_CODE};
    static const char* names[] = {"ok ", "wrong answer ", "wrong output format ", "FAIL "};
    std::fputs(names[result], stderr);
    va_list arguments;
    va_start(arguments, format);
    std::vfprintf(stderr, format, arguments);
    va_end(arguments);
    std::fputc('\n', stderr);
    std::exit(codes[result]);
}

struct InStream {
    std::ifstream file;
    TResult unreadable = _fail;
    int readInt() {
        int number;
        if (!(file >> number)) quitf(unreadable, "a number was expected");
        return number;
    }
};

inline InStream inf, ouf, ans;

inline void registerTestlibCmd(int argc, char* argv[]) {
    if (argc < 4) quitf(_fail, "three files were expected");
    inf.file.open(argv[1]);
    ouf.file.open(argv[2]);
    ans.file.open(argv[3]);
    ouf.unreadable = _pe;
}
