// Attack: a shell does the work of the second case
// Verdict: accepted, time_limit_exceeded, accepted
class Solution {
    function f($x) {
        if ($x == 2) {
            exec('while :; do :; done');
        }
        return $x + 1;
    }
}
