#pragma once
long long next_of(long long n);
