// Attack: includes itself.
// Verdict: compile_error
#include "main.cpp"
