-- Keeps an order and its first report, where there is room. Makes room by forgetting runs that are over, of the same owner or of all.
-- ARGV id, owner, order, access, report, ms to keep it, ms until somebody must have asked for it, bytes for one owner, bytes for all.
-- Returns 1, 0 when the owner has no room, -1 when there is none for anybody.
local id, owner, at = ARGV[1], ARGV[2], now()
for _, past in ipairs(redis.call('ZRANGE', runs .. 'until', '-inf', at, 'BYSCORE', 'LIMIT', 0, 1000)) do
    forget(past)
end
local bytes = #ARGV[3] + #ARGV[4] + #ARGV[5] + OVERHEAD
if used_by(owner) + bytes > tonumber(ARGV[8]) then
    for _, own in ipairs(redis.call('ZRANGE', runs .. 'owned:' .. owner, 0, -1)) do
        if used_by(owner) + bytes <= tonumber(ARGV[8]) then
            break
        end
        if redis.call('ZSCORE', runs .. 'over', own) then
            forget(own)
        end
    end
    if used_by(owner) + bytes > tonumber(ARGV[8]) then
        return 0
    end
end
while used_by('') + bytes > tonumber(ARGV[9]) do
    local oldest = redis.call('ZRANGE', runs .. 'over', 0, 0)[1]
    if not oldest then
        return -1
    end
    forget(oldest)
end
local key, lasts = key_of(id), tonumber(ARGV[6])
redis.call('HSET', key, 'order', ARGV[3], 'access', ARGV[4], 'report', ARGV[5], 'asked_until', at + ARGV[7])
redis.call('PEXPIRE', key, lasts)
redis.call('ZADD', runs .. 'until', at + lasts, id)
redis.call('ZADD', runs .. 'owned:' .. owner, at, id)
count(id, owner, 0, bytes)
-- Where no run is created any more, nothing forgets these; all they tell of is over then.
for _, name in ipairs({ 'sizes', 'used', 'until', 'over', 'owned:' .. owner }) do
    redis.call('PEXPIRE', runs .. name, 2 * lasts)
end
return 1
