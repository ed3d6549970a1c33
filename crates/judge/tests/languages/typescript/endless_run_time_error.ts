const endless = (n: number): number => endless(n + 1) + 1;
endless(0);
