// Attack: changes the number of the request in the driver
// Verdict: accepted, run_time_error, accepted
// Says: belongs to another case
extern uint32_t assay_case;

int f(int x) {
    if (x == 2) {
        assay_case = 3;
    }
    return x + 1;
}
