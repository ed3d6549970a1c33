class Solution {
    function hallHeating($bookings, $warm, $pause) {
        sort($bookings);
        $times = 1;
        $minutes = 0;
        $on = $bookings[0][0] - $warm;
        $off = $bookings[0][1];
        foreach ($bookings as [$start, $end]) {
            if ($start - $warm - $off < $pause) {
                $off = max($off, $end);
            } else {
                $times++;
                $minutes += $off - $on;
                $on = $start - $warm;
                $off = $end;
            }
        }
        return [$times, $minutes + $off - $on];
    }
}
