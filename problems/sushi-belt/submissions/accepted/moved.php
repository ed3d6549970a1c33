class SushiBelt {
    private $places;
    private $belt = [];
    private $moved = 0;

    function __construct($places) {
        $this->places = $places;
    }

    private function place($seat) {
        return ($seat - $this->moved + $this->places) % $this->places;
    }

    function turn($steps) {
        $this->moved = (($this->moved + $steps) % $this->places + $this->places) % $this->places;
    }

    function put($seat, $plate) {
        $place = $this->place($seat);
        if (isset($this->belt[$place])) return false;
        $this->belt[$place] = $plate;
        return true;
    }

    function take($seat) {
        $place = $this->place($seat);
        $plate = $this->belt[$place] ?? 0;
        unset($this->belt[$place]);
        return $plate;
    }
}
