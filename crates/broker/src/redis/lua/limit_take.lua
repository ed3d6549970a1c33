#!lua flags=allow-oom
-- Takes a token from a bucket (GCRA; the stored value is the time when the bucket will be full). KEYS bucket; ARGV µs per token, burst.
-- May use memory above the limit, because guessing passwords must be limited even if Redis is full.
-- Returns how long to wait in µs, or 0 if a token was taken.
local time = redis.call('TIME')
local now = time[1] * 1000000 + time[2]
local every = tonumber(ARGV[1])
local full_at = math.max(tonumber(redis.call('GET', KEYS[1]) or now), now) + every
local ahead = full_at - now
local most = every * tonumber(ARGV[2])
if ahead > most then
    return ahead - most
end
redis.call('SET', KEYS[1], string.format('%.0f', full_at), 'PX', math.ceil(ahead / 1000))
return 0
