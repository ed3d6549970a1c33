-- Stores an entry, unless it is older than the minimum version or the stored entry.
-- KEYS entry, minimum version; ARGV version, ttl in ms, version as 8 bytes and content.
-- Returns 1 if stored, 0 if older, -1 if there is no minimum version.
local min_version = redis.call('GET', KEYS[2])
if not min_version then
    return -1
end
local version = tonumber(ARGV[1])
if version < tonumber(min_version) then
    return 0
end
local stored = redis.call('GETRANGE', KEYS[1], 0, 7)
if #stored == 8 and struct.unpack('>i8', stored) > version then
    return 0
end
redis.call('SET', KEYS[1], ARGV[3], 'PX', ARGV[2])
return 1
