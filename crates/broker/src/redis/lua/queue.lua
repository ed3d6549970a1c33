#!lua flags=allow-oom
-- What the scripts of the queue share; it stands in front of each of them. The scripts may use memory beyond the limit: what they keep is
-- small and bounded, and judging must go on while others fill Redis.
-- KEYS jobs, and what the other keys begin with: queue, leases. Of each class there are
--   queue:CLASS          stream of all jobs that wait or are claimed; its length is the depth, and reading it is the doorbell
--   queue:CLASS:waiting  sorted set of owner|number|entry, all with score 0: by owner, and in the order they came
--   queue:CLASS:turns    sorted set of number|owner, by the slot-milliseconds that the owner has used
--   queue:CLASS:claims   hash of entry: since|charged
--   leases:CLASS         sorted set of claimed entries, by when their lease passes
-- and for all classes
--   jobs                 hash of job: class|entry|token, the token being empty while it waits
--   queue:owner:OWNER    hash of used, and for each class CLASS:running, CLASS:estimate and CLASS:turn (the member in turns, or empty)
--   queue:shares         hash of CLASS (what it has used), clock (what the class served last had used), numbers, and of both kinds of work
--                        (live and batch) KIND:clock (what the owner served last had used) and KIND:most (the most that an owner has used)
local jobs, queue, all_leases = KEYS[1], KEYS[2], KEYS[3]
local shares = queue .. 'shares'
local CLASSES = { live = { 'run', 'submit' }, batch = { 'batch' } }
local KIND = { run = 'live', submit = 'live', batch = 'batch' }
-- As in the broker inside one process.
local FIRST_ESTIMATE, SLOW, MOST_RUNNING_RUNS = 1000, 1000, 2
-- How long it is kept in mind what an owner without jobs has used beyond the others.
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

-- What an entry of a stream holds: job, owner. Older versions named no owner. Nothing where there is no such entry.
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
        local read = redis.call('HMGET', account.key, each .. ':running', each .. ':estimate', each .. ':turn')
        account.of[each] = {
            running = tonumber(read[1] or 0),
            estimate = tonumber(read[2] or FIRST_ESTIMATE),
            turn = read[3] or '',
        }
    end
    return account
end

-- The first in an owner's line.
local function first_of(class, owner)
    return redis.call('ZRANGE', queue .. class .. ':waiting', '[' .. owner .. '|', '(' .. owner .. '}', 'BYLEX', 'LIMIT', 0, 1)[1]
end

-- Charges an owner and the class.
local function charge(class, account, more)
    account.used = account.used + more
    redis.call('HINCRBY', shares, class, more)
end

-- Whether the owner may hold one more slot for a job of a class.
local function may_run(class, account)
    local run, submit = account.of.run, account.of.submit
    if class == 'run' then
        return run.running < MOST_RUNNING_RUNS and not (submit.estimate > SLOW and submit.running > 0)
    elseif class == 'submit' then
        return submit.estimate <= SLOW or submit.running + run.running == 0
    end
    return true
end

-- Puts an owner in line, where a job of it waits and another one may run.
local function line_up(class, account)
    local its = account.of[class]
    if its.turn ~= '' or not may_run(class, account) then
        return
    end
    if redis.call('ZCARD', queue .. class .. ':turns') == 0 then
        -- The time that a class was idle is no credit.
        raise_share(class, share('clock'))
    end
    account.used = math.max(account.used, clock_of(class))
    its.turn = number() .. '|' .. account.owner
end

-- Keeps an account, and its place in line by what it has used.
local function keep(account)
    local open, fields = false, {}
    for class, its in pairs(account.of) do
        local waits = first_of(class, account.owner)
        if its.turn ~= '' and not may_run(class, account) then
            -- The end of one of its jobs puts it back in line.
            redis.call('ZREM', queue .. class .. ':turns', its.turn)
            its.turn = ''
        elseif waits then
            line_up(class, account)
        end
        open = open or waits or its.running > 0
        for _, each in ipairs({ class .. ':running', its.running, class .. ':estimate', its.estimate, class .. ':turn', its.turn }) do
            table.insert(fields, each)
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

-- Notes that an entry of the stream waits.
local function wait(class, entry, job, account)
    redis.call('HSET', jobs, job, class .. '|' .. entry .. '|')
    redis.call('ZADD', queue .. class .. ':waiting', 0, account.owner .. '|' .. number() .. '|' .. entry)
    keep(account)
end

-- Adds a job to the end of an owner's line.
local function add(class, job, account)
    wait(class, redis.call('XADD', queue .. class, '*', 'job', job, 'owner', account.owner), job, account)
end

-- What a claim has been charged, and for how long it has lasted.
local function read_claim(class, entry, at)
    local claim = redis.call('HGET', queue .. class .. ':claims', entry)
    if not claim then
        return 0, 0
    end
    local since, charged = string.match(claim, '^(%d+)|(%-?%d+)$')
    return tonumber(charged), math.max(0, at - since), tonumber(since)
end

-- Ends a claim whose worker was lost. The owner keeps what it was charged, because the claim held a slot for that time at least. How long the
-- claim went on after that depends on its lease, so it says nothing about the cost of the owner's jobs.
local function lose(class, entry, account)
    local its = account.of[class]
    its.running = math.max(0, its.running - 1)
    redis.call('HDEL', queue .. class .. ':claims', entry)
end

-- Charges the real cost of a claim that ends.
local function settle(class, entry, account, at)
    local charged, cost = read_claim(class, entry, at)
    charge(class, account, cost - charged)
    local its = account.of[class]
    its.running = math.max(0, its.running - 1)
    its.estimate = math.max(1, cost)
    redis.call('HDEL', queue .. class .. ':claims', entry)
end
