class Solution {
    function rowOfBubbles($bubbles) {
        $row = [];
        foreach ($bubbles as $bubble) {
            while ($row && end($row) <= $bubble) $bubble += array_pop($row);
            $row[] = $bubble;
        }
        return $row;
    }
}
