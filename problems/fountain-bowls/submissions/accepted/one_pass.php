class Solution {
    function fountainBowls(&$bowls, $capacity) {
        for ($i = 0; $i < count($bowls); $i++) {
            if ($bowls[$i] > $capacity) {
                if ($i + 1 < count($bowls)) $bowls[$i + 1] += $bowls[$i] - $capacity;
                $bowls[$i] = $capacity;
            }
        }
    }
}
