// Attack: announces an answer of 4 GB in the second case
// Verdict: accepted, output_limit_exceeded, accepted
// Says: The answer has 4294967295 bytes
class Solution {
    function f($x) {
        if ($x == 2) {
            fwrite(fopen('php://fd/3', 'wb'), "\xff\xff\xff\xff");
            sleep(60);
        }
        return $x + 1;
    }
}
