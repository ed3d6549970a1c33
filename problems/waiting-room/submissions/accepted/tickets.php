class WaitingRoom {
    private $seats;
    private $tickets = 0;
    private $people = [];
    private $order;

    function __construct($seats) {
        $this->seats = $seats;
        $this->order = new SplQueue();
    }

    function arrive($name) {
        if (isset($this->people[$name]) || count($this->people) === $this->seats) return false;
        $this->people[$name] = ++$this->tickets;
        $this->order->enqueue([$this->tickets, $name]);
        return true;
    }

    function leave($name) {
        $here = isset($this->people[$name]);
        unset($this->people[$name]);
        return $here;
    }

    function callNext() {
        while (!$this->order->isEmpty()) {
            [$ticket, $name] = $this->order->dequeue();
            if (($this->people[$name] ?? 0) === $ticket) {
                unset($this->people[$name]);
                return $name;
            }
        }
        return '';
    }

    function waiting() {
        return count($this->people);
    }
}
