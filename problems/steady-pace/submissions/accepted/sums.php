class Solution {
    function steadyPace($seconds, $pace, $least) {
        $sums = [0];
        foreach ($seconds as $i => $value) $sums[] = $sums[$i] + $value - $pace;
        $starts = [];
        $steady = 0;
        for ($end = $least; $end < count($sums); $end++) {
            $start = $sums[$end - $least];
            $starts[$start] = ($starts[$start] ?? 0) + 1;
            $steady += $starts[$sums[$end]] ?? 0;
        }
        return $steady;
    }
}
