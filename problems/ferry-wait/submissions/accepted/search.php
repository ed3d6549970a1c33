class Solution {
    function ferryWait($day, $departures, $guests, $board) {
        $total = 0;
        foreach ($guests as $guest) {
            $ready = ($guest + $board) % $day;
            $low = 0;
            $high = count($departures);
            while ($low < $high) {
                $middle = intdiv($low + $high, 2);
                if ($departures[$middle] < $ready) $low = $middle + 1;
                else $high = $middle;
            }
            $leave = $low < count($departures) ? $departures[$low] : $departures[0] + $day;
            $total += $board + $leave - $ready;
        }
        return $total;
    }
}
