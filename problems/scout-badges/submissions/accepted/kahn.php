class Solution {
    function weekendsNeeded($outdoor, $needs) {
        $n = count($needs);
        $neededBy = array_fill(0, $n, []);
        $missing = $order = [];
        foreach ($needs as $badge => $others) {
            foreach ($others as $other) $neededBy[$other][] = $badge;
            $missing[$badge] = count($others);
            if ($missing[$badge] === 0) $order[] = $badge;
        }
        $weekend = array_fill(0, $n, 0);
        for ($next = 0; $next < count($order); $next++) {
            $badge = $order[$next];
            $weekend[$badge]++;
            if (($weekend[$badge] % 2 === 0) !== $outdoor[$badge]) $weekend[$badge]++;
            foreach ($neededBy[$badge] as $other) {
                $weekend[$other] = max($weekend[$other], $weekend[$badge]);
                if (--$missing[$other] === 0) $order[] = $other;
            }
        }
        return count($order) === $n ? max($weekend) : -1;
    }
}
