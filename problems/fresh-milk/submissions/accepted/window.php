class Solution {
    function milkCost($need, $price, $keep) {
        $days = new SplDoublyLinkedList();
        $total = 0;
        foreach ($need as $today => $bottles) {
            while (!$days->isEmpty() && $price[$days->top()] >= $price[$today]) $days->pop();
            $days->push($today);
            if ($days->bottom() <= $today - $keep) $days->shift();
            $total += $bottles * $price[$days->bottom()];
        }
        return $total;
    }
}
