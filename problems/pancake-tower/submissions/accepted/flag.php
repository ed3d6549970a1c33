class PancakeTower {
    private $pancakes;
    private $flipped = false;

    function __construct($up, $down) {
        $this->pancakes = new SplDoublyLinkedList();
        foreach ($up as $i => $grade) $this->put($grade, $down[$i]);
    }

    function put($up, $down) {
        if ($this->flipped) $this->pancakes->unshift([$down, $up]);
        else $this->pancakes->push([$up, $down]);
    }

    function flip() {
        $this->flipped = !$this->flipped;
    }

    function take() {
        if ($this->pancakes->isEmpty()) return 0;
        return $this->flipped ? $this->pancakes->shift()[1] : $this->pancakes->pop()[0];
    }

    function height() {
        return count($this->pancakes);
    }
}
