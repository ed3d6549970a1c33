class Solution {
    function fridgeLetters($word, $moves) {
        $letters = str_split($word);
        foreach ($moves as [$from, $to]) {
            $letter = array_splice($letters, $from, 1);
            array_splice($letters, $to, 0, $letter);
        }
        return implode('', $letters);
    }
}
