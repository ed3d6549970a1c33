class Solution {
    function shunt($train) {
        $start = $end = new ListNode();
        $deadEnd = null;
        for ($toA = true; $train !== null; $toA = !$toA) {
            $wagon = $train;
            $train = $train->next;
            if ($toA) {
                $end->next = $wagon;
                $end = $wagon;
            } else {
                $wagon->next = $deadEnd;
                $deadEnd = $wagon;
            }
        }
        $end->next = $deadEnd;
        return $start->next;
    }
}
