class Solution {
    function marketScale($weights, $item) {
        $answer = $this->fewest($weights, 0, $item);
        return $answer <= count($weights) ? $answer : -1;
    }

    private function fewest($weights, $i, $rest) {
        $n = count($weights);
        if ($i === $n) return $rest === 0 ? 0 : $n + 1;
        $stays = $this->fewest($weights, $i + 1, $rest);
        $right = 1 + $this->fewest($weights, $i + 1, $rest - $weights[$i]);
        $left = 1 + $this->fewest($weights, $i + 1, $rest + $weights[$i]);
        return min($stays, $right, $left);
    }
}
