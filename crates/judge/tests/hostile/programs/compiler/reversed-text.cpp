// Attack: marks that turn the direction of reading and look like others, and letters that are no letters.
// Verdict: compile_error
int main() { /* ‮ } return 1; ⁦ */ ⁩ }
