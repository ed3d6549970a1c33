// Attack: returns bytes that are not UTF-8 in the second case
// Problem: text
// Verdict: accepted, run_time_error, accepted
// Says: not valid UTF-8
char* f(char* x) {
    if (x[0] == 'b') {
        return strdup("\xff\xfe");
    }
    return x;
}
