// Attack: returns ten million numbers in the second case
// Problem: numbers
// Time: 4
// Verdict: accepted, output_limit_exceeded or memory_limit_exceeded, accepted
class Solution {
    function f($x) {
        if ($x == 2) {
            return array_fill(0, 10000000, 0);
        }
        return [$x];
    }
}
