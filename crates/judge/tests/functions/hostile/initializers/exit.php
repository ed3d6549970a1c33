// Attack: exits with 0 while loading
// Verdict: run_time_error
// Says: ended before it answered
class Solution {
    function f($x) {
        return $x + 1;
    }
}

exit(0);
