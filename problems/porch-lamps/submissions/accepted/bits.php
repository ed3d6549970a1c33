class Solution {
    function porchLamps($lamps, $count, $presses) {
        foreach ($presses as $k) {
            for ($j = $k - 1; $j <= $k + 1; $j++) {
                if (0 <= $j && $j < $count) $lamps ^= 1 << $j;
            }
        }
        return $lamps;
    }
}
