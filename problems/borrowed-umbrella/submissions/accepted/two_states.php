class Solution {
    function shortestWalk($places, $streets, $stands) {
        $near = array_fill(0, $places, []);
        foreach ($streets as [$a, $b, $open]) {
            $near[$a][] = [$b, $open];
            $near[$b][] = [$a, $open];
        }
        $stand = array_fill(0, $places, false);
        foreach ($stands as $place) $stand[$place] = true;

        // State 2 * place: without an umbrella, 2 * place + 1: with one
        $minutes = array_fill(0, 2 * $places, -1);
        $queue = $stand[0] ? [0, 1] : [0];
        foreach ($queue as $state) $minutes[$state] = 0;
        for ($next = 0; $next < count($queue); $next++) {
            $state = $queue[$next];
            $umbrella = $state % 2;
            foreach ($near[intdiv($state, 2)] as [$other, $open]) {
                if ($open && !$umbrella) continue;
                foreach ($stand[$other] ? [0, 1] : [$umbrella] as $kind) {
                    if ($minutes[2 * $other + $kind] >= 0) continue;
                    $minutes[2 * $other + $kind] = $minutes[$state] + 1;
                    $queue[] = 2 * $other + $kind;
                }
            }
        }
        return $minutes[2 * $places - 2];
    }
}
