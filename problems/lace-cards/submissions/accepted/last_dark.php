class Solution {
    function longestStack($cards, $holes) {
        $lastDark = array_fill(0, 30, -1);
        $longest = 0;
        foreach ($cards as $right => $card) {
            for ($place = 0; $place < 30; $place++) {
                if (($card >> $place & 1) === 0) $lastDark[$place] = $right;
            }
            $sorted = $lastDark;
            sort($sorted);
            $longest = max($longest, $right - $sorted[$holes - 1]);
        }
        return $longest;
    }
}
