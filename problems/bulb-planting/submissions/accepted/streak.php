class Solution {
    function bulbPlanting($nights, $drops) {
        $streak = 0;
        for ($i = 1; $i < count($nights); $i++) {
            $streak = $nights[$i] < $nights[$i - 1] ? $streak + 1 : 0;
            if ($streak === $drops) return $i;
        }
        return -1;
    }
}
