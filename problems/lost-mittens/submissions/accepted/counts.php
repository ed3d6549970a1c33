class Solution {
    function lostMittens($left, $right) {
        $counts = [];
        foreach ($left as $color) $counts[$color] = ($counts[$color] ?? 0) + 1;
        foreach ($right as $color) $counts[$color] = ($counts[$color] ?? 0) - 1;
        $best = '';
        $most = 0;
        foreach ($counts as $color => $count) {
            $stay = abs($count);
            if ($stay > $most || ($stay === $most && strcmp($color, $best) < 0)) {
                $best = $color;
                $most = $stay;
            }
        }
        return $best;
    }
}
