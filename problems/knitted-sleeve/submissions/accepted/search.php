class Solution {
    function ballsOfYarn($pattern, $ball) {
        $height = count($pattern);
        $width = strlen($pattern[0]);
        $seen = array_fill(0, $height, array_fill(0, $width, false));
        $balls = 0;
        for ($row = 0; $row < $height; $row++) {
            for ($column = 0; $column < $width; $column++) {
                if ($seen[$row][$column]) continue;
                $seen[$row][$column] = true;
                $todo = [[$row, $column]];
                $stitches = 0;
                while ($todo) {
                    [$r, $c] = array_pop($todo);
                    $stitches++;
                    foreach ([[$r - 1, $c], [$r + 1, $c], [$r, ($c + 1) % $width], [$r, ($c + $width - 1) % $width]] as [$y, $x]) {
                        if ($y < 0 || $y >= $height || $seen[$y][$x] || $pattern[$y][$x] !== $pattern[$r][$c]) continue;
                        $seen[$y][$x] = true;
                        $todo[] = [$y, $x];
                    }
                }
                $balls += intdiv($stitches + $ball - 1, $ball);
            }
        }
        return $balls;
    }
}
