class Solution {
    function pumpkinGuess($guesses, $weight) {
        $key = fn($i) => [$guesses[$i] > $weight, abs($guesses[$i] - $weight), $i];
        $order = array_keys($guesses);
        usort($order, fn($a, $b) => $key($a) <=> $key($b));
        return $order;
    }
}
