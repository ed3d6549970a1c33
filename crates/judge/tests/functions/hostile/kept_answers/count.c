// Attack: counts the calls, and guesses
// Verdict: accepted, wrong_answer, wrong_answer
static int calls;

int f(int x) { return ++calls * calls + 1; }
