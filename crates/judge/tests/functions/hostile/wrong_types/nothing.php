// Attack: returns nothing in the second case
// Verdict: accepted, run_time_error, accepted
// Says: Expected int, found
class Solution {
    function f($x) {
        if ($x == 2) {
            return null;
        }
        return $x + 1;
    }
}
