// Attack: keeps the state of an object for the next case
// Problem: counter
// Verdict: accepted, wrong_answer, wrong_answer
class Counter {
    static int total;

public:
    Counter(int start) { total += start; }
    int add(int by) { return total += by; }
};

int Counter::total = 0;
