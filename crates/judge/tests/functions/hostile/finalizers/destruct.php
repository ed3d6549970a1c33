// Attack: does the work of the second case in a destructor
// Verdict: accepted, time_limit_exceeded, accepted
class Solution {
    private $slow = false;

    function f($x) {
        $this->slow = $x == 2;
        return $x + 1;
    }

    function __destruct() {
        while ($this->slow) {}
    }
}
