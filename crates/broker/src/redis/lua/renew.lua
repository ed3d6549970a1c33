-- Renews a claim's lease, and charges for the time so far. ARGV job, its value in jobs, class, entry, lease in ms.
-- Returns 1, or 0 if the claim is no longer valid.
if redis.call('HGET', jobs, ARGV[1]) ~= ARGV[2] then
    return 0
end
local class, entry, at = ARGV[3], ARGV[4], now()
redis.call('ZADD', all_leases .. class, at + ARGV[5], entry)
local charged, cost, since = read_claim(class, entry, at)
local _, owner = read_entry(class, entry)
if owner and cost > charged then
    local account = account_of(class, owner)
    charge(class, account, cost - charged)
    store(account)
    redis.call('HSET', queue .. class .. ':claims', entry, string.format('%.0f|%.0f', since, cost))
end
return 1
