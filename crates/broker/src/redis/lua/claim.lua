-- Claims the next job. Jobs with an expired lease go before waiting ones. Otherwise the owner with the lowest usage is next. Submissions go
-- first while they have used less than runs, so they get at least half of the time. Batch jobs get the rest.
-- ARGV lease in ms, token, then the classes to serve. Returns {job, class, entry}, or {ms until the next lease expires, or -1}.
local at = now()
local next_expiry = -1

-- Finds entries that are in no line, because an older version added them or keys were deleted.
local function find_lost(class)
    local stream, waiting, leases = queue .. class, queue .. class .. ':waiting', all_leases .. class
    if redis.call('XLEN', stream) <= redis.call('ZCARD', waiting) + redis.call('ZCARD', leases) then
        return
    end
    local known = {}
    for _, entry in ipairs(redis.call('ZRANGE', leases, 0, -1)) do
        known[entry] = true
    end
    for _, member in ipairs(redis.call('ZRANGE', waiting, 0, -1)) do
        known[string.match(member, '[^|]*$')] = true
    end
    for _, found in ipairs(redis.call('XRANGE', stream, '-', '+')) do
        if not known[found[1]] then
            wait(class, found[1], found[2][2], account_of(class, found[2][4] or ''))
        end
    end
end

local function expired(class)
    while true do
        local entry = redis.call('ZRANGE', all_leases .. class, '-inf', at, 'BYSCORE', 'LIMIT', 0, 1)[1]
        if not entry or read_entry(class, entry) then
            return entry
        end
        redis.call('ZREM', all_leases .. class, entry)
        redis.call('HDEL', queue .. class .. ':claims', entry)
    end
end

-- Takes the next job out of line. Returns entry, job, and the account of its owner.
local function take(class)
    local turns = queue .. class .. ':turns'
    while true do
        local turn = redis.call('ZRANGE', turns, 0, 0)[1]
        if not turn then
            return nil
        end
        local account = account_of(class, string.match(turn, '^%d+|(.*)$'))
        redis.call('ZREM', turns, turn)
        account.of[class].turn = ''
        local first = first_of(class, account.owner)
        local entry = first and string.match(first, '[^|]*$')
        if first then
            redis.call('ZREM', queue .. class .. ':waiting', first)
        end
        local job = entry and read_entry(class, entry)
        if job and not redis.call('ZSCORE', all_leases .. class, entry) then
            raise_share(account.kind .. ':clock', account.used)
            return entry, job, account
        end
        -- The entry was deleted, or a worker of another version has claimed it.
        store(account)
    end
end

local function claim(class)
    local entry = expired(class)
    local job, account
    if entry then
        local owner
        job, owner = read_entry(class, entry)
        account = account_of(class, owner)
        lose(class, entry, account)
    else
        entry, job, account = take(class)
        if not entry then
            return nil
        end
    end
    raise_share('clock', share(class))
    local its = account.of[class]
    local estimate = its.estimate
    its.running = its.running + 1
    charge(class, account, estimate)
    store(account)
    redis.call('HSET', queue .. class .. ':claims', entry, string.format('%.0f|%.0f', at, estimate))
    redis.call('ZADD', all_leases .. class, at + ARGV[1], entry)
    redis.call('HSET', jobs, job, class .. '|' .. entry .. '|' .. ARGV[2])
    return { job, class, entry }
end

-- The usage of the next owner in line, if any. A claim with an expired lease goes first.
local function next_used(class)
    if expired(class) then
        return -math.huge
    end
    return tonumber(redis.call('ZRANGE', queue .. class .. ':turns', 0, 0, 'WITHSCORES')[2])
end

local serves = {}
for n = 3, #ARGV do
    local class = ARGV[n]
    find_lost(class)
    serves[class] = next_used(class)
    local lease = redis.call('ZRANGE', all_leases .. class, 0, 0, 'WITHSCORES')[2]
    if lease and (next_expiry < 0 or lease - at < next_expiry) then
        next_expiry = math.max(0, lease - at)
    end
end
local order = { 'run', 'submit', 'batch' }
if serves.run and serves.submit and (share('submit') < share('run') or serves.submit < serves.run) then
    order = { 'submit', 'run', 'batch' }
end
for _, class in ipairs(order) do
    local claimed = serves[class] and claim(class)
    if claimed then
        return claimed
    end
end
return { next_expiry }
