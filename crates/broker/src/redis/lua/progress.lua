-- Stores and publishes progress messages that are newer than the last one about their submission.
-- KEYS for each message: last message, channel; ARGV ttl in ms, then for each message: attempt, seq, message to store, message to publish.
for i = 0, #KEYS / 2 - 1 do
    local key, attempt, seq, message = KEYS[2 * i + 1], ARGV[4 * i + 2], ARGV[4 * i + 3], ARGV[4 * i + 4]
    local last = redis.call('GET', key)
    local newer = true
    if last then
        local last_attempt, last_seq = string.match(last, '^(%d+):(%d+):')
        attempt, seq, last_attempt, last_seq = tonumber(attempt), tonumber(seq), tonumber(last_attempt), tonumber(last_seq)
        newer = attempt > last_attempt or (attempt == last_attempt and seq > last_seq)
    end
    if newer then
        redis.call('SET', key, attempt .. ':' .. seq .. ':' .. message, 'PX', ARGV[1])
        redis.call('PUBLISH', KEYS[2 * i + 2], ARGV[4 * i + 5])
    end
end
return 1
