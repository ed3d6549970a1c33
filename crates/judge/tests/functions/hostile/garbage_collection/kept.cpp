// Attack: frees nothing; the memory of all cases counts
// Verdict: accepted, accepted, memory_limit_exceeded
class Solution {
public:
    int f(int x) {
        char* memory = new char[100 << 20];
        memset(memory, 1, 100 << 20);
        asm volatile("" : : "r"(memory) : "memory");
        return x + 1;
    }
};
