// Attack: answers the second case itself, wrongly, and then lets the driver answer
// Verdict: accepted, wrong_answer, run_time_error
function frame($kind, $number, $value) {
    $line = fopen('php://fd/3', 'wb');
    fwrite($line, pack('VCVl', 9, $kind, $number, $value));
    fclose($line);
}

class Solution {
    function f($x) {
        if ($x == 2) {
            frame(1, 2, 7);
        }
        return $x + 1;
    }
}
