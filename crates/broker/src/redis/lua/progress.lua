-- Keeps and tells a progress message if it is newer than the last one about its submission.
-- KEYS last message, channel; ARGV attempt, seq, message to keep, ttl in ms, message to tell.
local last = redis.call('GET', KEYS[1])
if last then
    local attempt, seq = string.match(last, '^(%d+):(%d+):')
    attempt, seq = tonumber(attempt), tonumber(seq)
    local newer = tonumber(ARGV[1]) > attempt or (tonumber(ARGV[1]) == attempt and tonumber(ARGV[2]) > seq)
    if not newer then
        return 0
    end
end
redis.call('SET', KEYS[1], ARGV[1] .. ':' .. ARGV[2] .. ':' .. ARGV[3], 'PX', ARGV[4])
redis.call('PUBLISH', KEYS[2], ARGV[5])
return 1
