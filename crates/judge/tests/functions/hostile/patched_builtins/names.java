// Attack: has its own classes with the names of those of the library, which is allowed
// Verdict: accepted
class List {}
class Map {}
class Type {}
class Array {}
class Method {}
class Main {
    public static void main(String[] arguments) { System.exit(0); }
}

class Solution {
    public int f(int x) { return x + 1; }
}
