// Tries to keep and to change each beep, and stops when a dog barks or when it gets too expensive.
#include <iostream>
#include <string>
#include <vector>

int n, k;
std::string tape, heard;
std::vector<long long> costs;
std::vector<std::string> patterns;
long long best = 1e18;

bool quiet() {
    for (const std::string& pattern : patterns)
        if (heard.size() >= pattern.size() && heard.compare(heard.size() - pattern.size(), pattern.size(), pattern) == 0) return false;
    return true;
}

void play(int j, long long cost) {
    if (cost >= best) return;
    if (j == n) {
        best = cost;
        return;
    }
    for (bool change : {false, true}) {
        heard.push_back(change ? 'H' + 'L' - tape[j] : tape[j]);
        if (quiet()) play(j + 1, cost + (change ? costs[j] : 0));
        heard.pop_back();
    }
}

int main() {
    std::cin >> n >> k >> tape;
    costs.resize(n);
    patterns.resize(k);
    for (long long& cost : costs) std::cin >> cost;
    for (std::string& pattern : patterns) std::cin >> pattern;
    play(0, 0);
    if (best < 1e18)
        std::cout << best << '\n';
    else
        std::cout << "impossible\n";
}
