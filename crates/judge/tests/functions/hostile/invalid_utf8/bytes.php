// Attack: returns bytes that are not UTF-8 in the second case
// Problem: text
// Verdict: accepted, run_time_error, accepted
// Says: not valid UTF-8
class Solution {
    function f($x) {
        if ($x == 'b') {
            return "\xff";
        }
        return $x;
    }
}
