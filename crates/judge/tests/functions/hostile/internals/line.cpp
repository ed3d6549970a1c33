// Attack: lets the driver write to standard output
// Verdict: accepted, run_time_error or time_limit_exceeded, accepted
namespace assay_driver {
extern int line;
}

class Solution {
public:
    int f(int x) {
        if (x == 2) {
            assay_driver::line = 1;
        }
        return x + 1;
    }
};
