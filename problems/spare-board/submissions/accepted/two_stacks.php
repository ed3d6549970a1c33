class Solution {
    /** For each board, the first and the second lower one to its right. */
    private function lower($heights) {
        $n = count($heights);
        $first = $second = array_fill(0, $n, $n);
        $waiting = $again = [];
        foreach ($heights as $place => $height) {
            while ($again && $heights[end($again)] > $height) $second[array_pop($again)] = $place;
            $moved = [];
            while ($waiting && $heights[end($waiting)] > $height) {
                $first[end($waiting)] = $place;
                $moved[] = array_pop($waiting);
            }
            while ($moved) $again[] = array_pop($moved);
            $waiting[] = $place;
        }
        return [$first, $second];
    }

    function largestPicture($boards, $spare) {
        $n = count($boards);
        [$right1, $right2] = $this->lower($boards);
        [$left1, $left2] = $this->lower(array_reverse($boards));
        $largest = 0;
        $last = $secondToLast = -1;
        foreach ($boards as $i => $height) {
            $first = $n - 1 - $left1[$n - 1 - $i];
            $second = $n - 1 - $left2[$n - 1 - $i];
            $width = $right1[$i] - $first - 1;
            if ($height <= $spare) $width = max($right1[$i] - $second, $right2[$i] - $first) - 1;
            $largest = max($largest, $height * $width);
            if ($height < $spare) {
                $secondToLast = $last;
                $last = $i;
            }
            $largest = max($largest, $spare * ($i - $secondToLast));
        }
        return $largest;
    }
}
