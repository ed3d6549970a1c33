// Attack: answers the third case in the second one, before it was asked
// Verdict: accepted, run_time_error, accepted
// Says: belongs to another case
function frame($kind, $number, $value) {
    $line = fopen('php://fd/3', 'wb');
    fwrite($line, pack('VCVl', 9, $kind, $number, $value));
    fclose($line);
}

class Solution {
    function f($x) {
        if ($x == 2) {
            frame(1, 3, 4);
        }
        return $x + 1;
    }
}
