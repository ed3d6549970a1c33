class Solution {
    function stickerSwap($ada, $ben) {
        return min($this->gifts($ada, $ben), $this->gifts($ben, $ada));
    }

    private function gifts($giver, $taker) {
        // The keys of an array are a set.
        $has = array_flip($taker);
        $seen = $twice = [];
        foreach ($giver as $number) {
            if (isset($seen[$number]) && !isset($has[$number])) $twice[$number] = true;
            $seen[$number] = true;
        }
        return count($twice);
    }
}
