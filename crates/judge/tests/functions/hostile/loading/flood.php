// Attack: prints without end while loading
// Verdict: output_limit_exceeded
while (true) echo str_repeat('x', 100000);

class Solution {
    function f($x) {
        return $x + 1;
    }
}
