-- Ends a claim, and charges its real cost. ARGV job, held, class, entry, and whether the job goes back to the end of its owner's line.
-- Returns 1, or 0 when the claim is no longer held.
if redis.call('HGET', jobs, ARGV[1]) ~= ARGV[2] then
    return 0
end
local job, class, entry = ARGV[1], ARGV[3], ARGV[4]
local _, owner = read_entry(class, entry)
local account = account_of(class, owner or '')
settle(class, entry, account, now())
redis.call('XDEL', queue .. class, entry)
redis.call('ZREM', all_leases .. class, entry)
if ARGV[5] == '1' then
    add(class, job, account)
    return 1
end
redis.call('HDEL', jobs, job)
keep(account)
for _, each in ipairs(CLASSES[KIND[class]]) do
    if redis.call('XLEN', queue .. each) > 0 then
        return 1
    end
end
-- Nothing waits or runs: what was used kept nobody waiting, so it is forgotten.
raise_share(KIND[class] .. ':clock', share(KIND[class] .. ':most'))
redis.call('DEL', account.key)
return 1
