// Attack: exits with 0 in the second case, and answers in a shutdown function, wrongly
// Verdict: accepted, wrong_answer, run_time_error
function frame($kind, $number, $value) {
    $line = fopen('php://fd/3', 'wb');
    fwrite($line, pack('VCVl', 9, $kind, $number, $value));
    fclose($line);
}

class Solution {
    function f($x) {
        if ($x == 2) {
            register_shutdown_function(fn() => frame(1, 2, 7));
            exit(0);
        }
        return $x + 1;
    }
}
