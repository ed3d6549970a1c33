class Solution {
    function twoBakers($rolls, $first, $second) {
        $one = $this->time($rolls, $first);
        $two = $this->time($rolls, $second);
        if ($one < $two) return 1;
        if ($two < $one) return 2;
        return 0;
    }

    private function time($rolls, $oven) {
        [$batch, $minutes, $pause] = $oven;
        $loads = intdiv($rolls + $batch - 1, $batch);
        return $loads * $minutes + ($loads - 1) * $pause;
    }
}
