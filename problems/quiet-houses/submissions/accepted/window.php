class Solution {
    function quietHouses($noise, $limit) {
        $left = $total = $first = $most = 0;
        foreach ($noise as $right => $loud) {
            $total += $loud;
            while ($total > $limit) $total -= $noise[$left++];
            if ($right + 1 - $left > $most) {
                $first = $left;
                $most = $right + 1 - $left;
            }
        }
        return $most === 0 ? [] : [$first, $most];
    }
}
