class Solution {
    function drumRolls($beats) {
        [$one, $two, $three] = [1, 0, 0];
        for ($beat = 0; $beat < $beats; $beat++) {
            [$one, $two, $three] = [($one + 2 * $two + $three) % 1000000007, $one, $two];
        }
        return $one;
    }
}
