-- Stores an entry unless it is older than the least version or than what is there.
-- KEYS entry, least version; ARGV version, ttl in ms, version as 8 bytes and content.
-- Returns 1 stored, 0 older, -1 when there is no least version to compare with.
local least = redis.call('GET', KEYS[2])
if not least then
    return -1
end
local version = tonumber(ARGV[1])
if version < tonumber(least) then
    return 0
end
local there = redis.call('GETRANGE', KEYS[1], 0, 7)
if #there == 8 and struct.unpack('>i8', there) > version then
    return 0
end
redis.call('SET', KEYS[1], ARGV[3], 'PX', ARGV[2])
return 1
