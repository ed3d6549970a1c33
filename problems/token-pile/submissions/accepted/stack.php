class Solution {
    function tokenPile($tokens) {
        $pile = [];
        foreach ($tokens as $token) {
            $pile[] = $token;
            for ($n = count($pile); $n >= 3 && $pile[$n - 1] === $pile[$n - 2] && $pile[$n - 2] === $pile[$n - 3]; $n -= 2) {
                array_pop($pile);
                array_pop($pile);
                $pile[$n - 3]++;
            }
        }
        return $pile;
    }
}
