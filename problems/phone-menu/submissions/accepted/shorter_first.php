class Solution {
    function phoneMenu($calls, $keys) {
        $n = count($calls);
        $best = array_fill(0, $n + 1, array_fill(0, $n + 1, 0));
        $rest = array_fill(0, $keys + 1, $best);
        for ($length = 1; $length <= $n; $length++) {
            for ($l = 0; $l + $length <= $n; $l++) {
                $r = $l + $length;
                $listening = array_sum(array_slice($calls, $l, $length));
                $cuts = array_fill(0, $keys + 1, PHP_INT_MAX);
                for ($k = 2; $k <= $keys; $k++) {
                    for ($m = $l + 1; $m < $r; $m++) {
                        $cuts[$k] = min($cuts[$k], $listening + $best[$l][$m] + $rest[$k - 1][$m][$r]);
                    }
                }
                if ($length > 1) $best[$l][$r] = $cuts[$keys];
                for ($k = 1; $k < $keys; $k++) {
                    $rest[$k][$l][$r] = min($cuts[$k], $listening + $best[$l][$r]);
                }
            }
        }
        return $best[0][$n];
    }
}
