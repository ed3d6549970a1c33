const endless = (n) => endless(n + 1) + 1;
endless(0);
