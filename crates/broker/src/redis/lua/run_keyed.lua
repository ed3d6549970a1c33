-- The run with an idempotency key. ARGV name of the key. Returns its id and fingerprint.
local id, fingerprint = keyed(ARGV[1])
if id then
    return { id, fingerprint }
end
return false
