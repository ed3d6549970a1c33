-- Ends a claim, and charges its real cost. ARGV job, its value in jobs, class, entry, and 1 to put the job back at the end of its owner's line.
-- Returns 1, or 0 if the claim is no longer valid.
if redis.call('HGET', jobs, ARGV[1]) ~= ARGV[2] then
    return 0
end
local job, class, entry = ARGV[1], ARGV[3], ARGV[4]
local _, owner = read_entry(class, entry)
local account = account_of(class, owner or '')
end_claim(class, entry, account, now())
redis.call('XDEL', queue .. class, entry)
redis.call('ZREM', all_leases .. class, entry)
if ARGV[5] == '1' then
    add(class, job, account)
    return 1
end
redis.call('HDEL', jobs, job)
store(account)
for _, each in ipairs(CLASSES[KIND[class]]) do
    if redis.call('XLEN', queue .. each) > 0 then
        return 1
    end
end
-- Nothing waits or runs, so the usage made no other owner wait. Reset it.
raise_share(KIND[class] .. ':clock', share(KIND[class] .. ':most'))
redis.call('DEL', account.key)
return 1
