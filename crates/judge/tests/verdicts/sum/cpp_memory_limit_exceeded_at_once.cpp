#include <numeric>
#include <vector>
int main() {
    std::vector<long> all(1 << 28, 1);
    return std::accumulate(all.begin(), all.end(), 0L) == 3;
}
