// Attack: reads standard input, which is empty
// Verdict: accepted
class Solution {
    function f($x) {
        if ($x == 2) {
            if (stream_get_contents(STDIN) !== '') return 0;
        }
        return $x + 1;
    }
}
