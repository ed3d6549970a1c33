<?php
class MinStack {
    private $items;

    function __construct($least) {
        $this->items = [$least];
    }

    function push($val) {
        $this->items[] = $val;
    }

    function popAll() {
        return array_reverse(array_splice($this->items, 1));
    }

    function top() {
        return end($this->items);
    }
}
