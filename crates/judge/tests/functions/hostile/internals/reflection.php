// Attack: changes the number of the request in the driver
// Verdict: accepted, run_time_error, accepted
// Says: belongs to another case
class Solution {
    function f($x) {
        if ($x == 2) {
            foreach (debug_backtrace() as $call) {
                if (isset($call['object']) && $call['object'] instanceof AssayDriver) {
                    (function () { $this->number = 3; })->call($call['object']);
                }
            }
        }
        return $x + 1;
    }
}
