#!lua flags=allow-oom
-- The shared beginning of all scripts of the queue. They may use memory above the limit: their data is small and limited, and judging must
-- work even if other data fills Redis.
-- KEYS jobs, and the prefixes of the other keys: queue, leases. For each class there are
--   queue:CLASS          stream of all waiting and claimed jobs; its length is the depth, and claimers wait for new entries
--   queue:CLASS:waiting  sorted set of owner|number|entry, all with score 0, so sorted by owner and then in order
--   queue:CLASS:turns    sorted set of number|owner, by the slot-milliseconds that the owner has used
--   queue:CLASS:claims   hash of entry: since|charged
--   leases:CLASS         sorted set of claimed entries, by the time when their lease expires
-- and for all classes
--   jobs                 hash of job: class|entry|token; the token is empty while the job waits
--   queue:owner:OWNER    hash of used, and for each class CLASS:running, CLASS:estimate, CLASS:peak (the
--                        highest cost of recent jobs) and CLASS:turn (the member of turns, or empty)
--   queue:shares         hash of CLASS (its usage), clock (the usage of the class served last), numbers, and for both kinds of jobs (live
--                        and batch) KIND:clock (the usage of the owner served last) and KIND:most (the highest usage of an owner)
local jobs, queue, all_leases = KEYS[1], KEYS[2], KEYS[3]
local shares = queue .. 'shares'
local CLASSES = { live = { 'run', 'submit' }, batch = { 'batch' } }
local KIND = { run = 'live', submit = 'live', batch = 'batch' }
-- The same values as in the in-process broker.
local FIRST_ESTIMATE, FIRST_PEAK, SLOW, MAX_RUNNING_RUNS = 1000, 1001, 1000, 2
-- How long the account of an owner without jobs is kept, in ms, if the owner has used more than the clock.
local DEBTS_KEPT = 600000

local function now()
    local time = redis.call('TIME')
    return time[1] * 1000 + math.floor(time[2] / 1000)
end

local function share(name)
    return tonumber(redis.call('HGET', shares, name) or 0)
end

local function raise_share(name, value)
    if share(name) < value then
        redis.call('HSET', shares, name, value)
    end
end

local function number()
    return string.format('%016d', redis.call('HINCRBY', shares, 'numbers', 1))
end

-- The job and owner of an entry of a stream, or nil. Older versions stored no owner.
local function read_entry(class, entry)
    local found = redis.call('XRANGE', queue .. class, entry, entry)[1]
    if not found then
        return nil
    end
    return found[2][2], found[2][4] or ''
end

local function clock_of(class)
    return share(KIND[class] .. ':clock')
end

local function account_of(class, owner)
    local account = { key = queue .. 'owner:' .. owner, owner = owner, kind = KIND[class], of = {} }
    account.used = tonumber(redis.call('HGET', account.key, 'used') or clock_of(class))
    for _, each in ipairs(CLASSES[account.kind]) do
        local read = redis.call('HMGET', account.key, each .. ':running', each .. ':estimate', each .. ':turn', each .. ':peak')
        account.of[each] = {
            running = tonumber(read[1] or 0),
            estimate = tonumber(read[2] or FIRST_ESTIMATE),
            turn = read[3] or '',
            peak = tonumber(read[4] or FIRST_PEAK),
        }
    end
    return account
end

-- The first waiting job of an owner.
local function first_of(class, owner)
    return redis.call('ZRANGE', queue .. class .. ':waiting', '[' .. owner .. '|', '(' .. owner .. '}', 'BYLEX', 'LIMIT', 0, 1)[1]
end

-- Charges an owner and its class.
local function charge(class, account, more)
    account.used = account.used + more
    redis.call('HINCRBY', shares, class, more)
end

-- Whether the owner may use one more slot for a job of this class.
local function may_run(class, account)
    local run, submit = account.of.run, account.of.submit
    if class == 'run' then
        return run.running < MAX_RUNNING_RUNS and not (submit.peak > SLOW and submit.running > 0)
    elseif class == 'submit' then
        return submit.peak <= SLOW or submit.running + run.running == 0
    end
    return true
end

-- Puts an owner with a waiting job in line, unless it is already in line or at its limit of running jobs.
local function line_up(class, account)
    local its = account.of[class]
    if its.turn ~= '' or not may_run(class, account) then
        return
    end
    if redis.call('ZCARD', queue .. class .. ':turns') == 0 then
        -- A class gets no credit for the time when it was idle.
        raise_share(class, share('clock'))
    end
    account.used = math.max(account.used, clock_of(class))
    its.turn = number() .. '|' .. account.owner
end

-- Stores an account and updates its place in line.
local function store(account)
    local open, fields = false, {}
    for class, its in pairs(account.of) do
        local waits = first_of(class, account.owner)
        if its.turn ~= '' and not may_run(class, account) then
            -- It comes back in line when one of its jobs ends.
            redis.call('ZREM', queue .. class .. ':turns', its.turn)
            its.turn = ''
        elseif waits then
            line_up(class, account)
        end
        open = open or waits or its.running > 0
        for name, value in pairs({ running = its.running, estimate = its.estimate, peak = its.peak, turn = its.turn }) do
            table.insert(fields, class .. ':' .. name)
            table.insert(fields, value)
        end
    end
    for class, its in pairs(account.of) do
        if its.turn ~= '' then
            redis.call('ZADD', queue .. class .. ':turns', account.used, its.turn)
        end
    end
    raise_share(account.kind .. ':most', account.used)
    if not open and account.used <= share(account.kind .. ':clock') then
        redis.call('DEL', account.key)
        return
    end
    redis.call('HSET', account.key, 'used', account.used, unpack(fields))
    if open then
        redis.call('PERSIST', account.key)
    else
        redis.call('PEXPIRE', account.key, DEBTS_KEPT)
    end
end

-- Puts an entry of the stream into its owner's line.
local function wait(class, entry, job, account)
    redis.call('HSET', jobs, job, class .. '|' .. entry .. '|')
    redis.call('ZADD', queue .. class .. ':waiting', 0, account.owner .. '|' .. number() .. '|' .. entry)
    store(account)
end

-- Adds a job to the end of an owner's line.
local function add(class, job, account)
    wait(class, redis.call('XADD', queue .. class, '*', 'job', job, 'owner', account.owner), job, account)
end

-- What a claim was charged so far, its duration, and its beginning.
local function read_claim(class, entry, at)
    local claim = redis.call('HGET', queue .. class .. ':claims', entry)
    if not claim then
        return 0, 0
    end
    local since, charged = string.match(claim, '^(%d+)|(%-?%d+)$')
    return tonumber(charged), math.max(0, at - since), tonumber(since)
end

-- Ends a claim whose worker was lost. The owner keeps what it was charged, because the claim held a slot for at least that time. How long
-- the claim lasted after that depends on its lease, so it says nothing about the cost of the owner's jobs.
local function lose(class, entry, account)
    local its = account.of[class]
    its.running = math.max(0, its.running - 1)
    redis.call('HDEL', queue .. class .. ':claims', entry)
end

-- Ends a claim, and charges its real cost instead of the estimate.
local function end_claim(class, entry, account, at)
    local charged, cost = read_claim(class, entry, at)
    charge(class, account, cost - charged)
    local its = account.of[class]
    its.running = math.max(0, its.running - 1)
    its.estimate = math.max(1, cost)
    its.peak = math.max(cost, its.peak - math.floor(its.peak / 8))
    redis.call('HDEL', queue .. class .. ':claims', entry)
end
