long long times(long long, long long);
