class Solution {
    function hillWalks($heights, $walks) {
        $up = [0];
        $down = [0];
        for ($i = 1; $i < count($heights); $i++) {
            $step = $heights[$i] - $heights[$i - 1];
            $up[] = $up[$i - 1] + ($step > 0 ? $step : 0);
            $down[] = $down[$i - 1] + ($step < 0 ? -$step : 0);
        }
        $climbs = [];
        foreach ($walks as [$a, $b]) {
            $climbs[] = $a <= $b ? $up[$b] - $up[$a] : $down[$a] - $down[$b];
        }
        return $climbs;
    }
}
