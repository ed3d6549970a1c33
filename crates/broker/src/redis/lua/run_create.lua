-- Stores an order and its first report, if there is room. Makes room by deleting ended runs, first of this owner, then of all.
-- ARGV id, owner, order, access, report, ttl in ms, ms until a client must poll it, bytes per owner, bytes in total, name of the
-- idempotency key or empty, fingerprint.
-- Returns 1, 0 if the owner has no room, -1 if there is no room in total, or 2 if there is a run with this idempotency key. Its id and
-- fingerprint come next.
local id, owner, at = ARGV[1], ARGV[2], now()
for _, past in ipairs(redis.call('ZRANGE', runs .. 'until', '-inf', at, 'BYSCORE', 'LIMIT', 0, 1000)) do
    delete(past)
end
local name = ARGV[10]
if name ~= '' then
    local other, fingerprint = keyed(name)
    if other then
        return { 2, other, fingerprint }
    end
end
local bytes = #ARGV[3] + #ARGV[4] + #ARGV[5] + OVERHEAD
if used_by(owner) + bytes > tonumber(ARGV[8]) then
    for _, own in ipairs(redis.call('ZRANGE', runs .. 'owned:' .. owner, 0, -1)) do
        if used_by(owner) + bytes <= tonumber(ARGV[8]) then
            break
        end
        if redis.call('ZSCORE', runs .. 'over', own) then
            delete(own)
        end
    end
    if used_by(owner) + bytes > tonumber(ARGV[8]) then
        return { 0, 0, '' }
    end
end
while used_by('') + bytes > tonumber(ARGV[9]) do
    local oldest = redis.call('ZRANGE', runs .. 'over', 0, 0)[1]
    if not oldest then
        return { -1, 0, '' }
    end
    delete(oldest)
end
local key, lasts = key_of(id), tonumber(ARGV[6])
redis.call('HSET', key, 'order', ARGV[3], 'access', ARGV[4], 'report', ARGV[5], 'asked_until', at + ARGV[7])
redis.call('PEXPIRE', key, lasts)
if name ~= '' then
    redis.call('HSET', key, 'key', name)
    redis.call('SET', runs .. 'key:' .. name, id .. '|' .. ARGV[11], 'PX', lasts)
end
redis.call('ZADD', runs .. 'until', at + lasts, id)
redis.call('ZADD', runs .. 'owned:' .. owner, at, id)
count(id, owner, 0, bytes)
-- These keys expire if no more runs are created. All runs in them have expired by then.
for _, name in ipairs({ 'sizes', 'used', 'until', 'over', 'owned:' .. owner }) do
    redis.call('PEXPIRE', runs .. name, 2 * lasts)
end
return { 1, 0, '' }
