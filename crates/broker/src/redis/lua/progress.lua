-- Stores and publishes progress messages that are newer than the last one about their submission.
-- KEYS for each message: last message, channel; ARGV ttl in ms, then for each message: its number and its JSON, in one text.
-- Numbers have 21 characters and are compared as text: parsing them takes longer than everything else together.
-- Calls are what takes time, so a message is stored before it is compared. Old messages are rare, and nobody sees the key in between.
local call, sub = redis.call, string.sub
for i = 1, #KEYS / 2 do
    local key, message = KEYS[2 * i - 1], ARGV[i + 1]
    local last = call('SET', key, message, 'PX', ARGV[1], 'GET')
    if not last or sub(message, 1, 21) > sub(last, 1, 21) then
        call('PUBLISH', KEYS[2 * i], sub(message, 23))
    else
        call('SET', key, last, 'PX', ARGV[1])
    end
end
return 1
