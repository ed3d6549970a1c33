-- Stores and publishes progress messages that are newer than the last one about their submission.
-- KEYS for each message: last message, channel; ARGV ttl in ms, then for each message: its number and its JSON, in one text.
-- Numbers have 21 characters and are compared as text: parsing them takes longer than everything else together.
local call, sub = redis.call, string.sub
for i = 1, #KEYS / 2 do
    local key, message = KEYS[2 * i - 1], ARGV[i + 1]
    local last = call('GET', key)
    if not last or sub(message, 1, 21) > sub(last, 1, 21) then
        call('SET', key, message, 'PX', ARGV[1])
        call('PUBLISH', KEYS[2 * i], sub(message, 23))
    end
end
return 1
