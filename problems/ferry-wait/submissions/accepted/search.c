long long ferryWait(int day, int* departures, int departuresSize, int* guests, int guestsSize, int board) {
    long long total = 0;
    for (int i = 0; i < guestsSize; i++) {
        int ready = (guests[i] + board) % day;
        int low = 0, high = departuresSize;
        while (low < high) {
            int middle = (low + high) / 2;
            if (departures[middle] < ready) low = middle + 1;
            else high = middle;
        }
        int leave = low < departuresSize ? departures[low] : departures[0] + day;
        total += board + leave - ready;
    }
    return total;
}
