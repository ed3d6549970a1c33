-- Whether a job is claimed and its lease has not expired. ARGV job.
local held = redis.call('HGET', jobs, ARGV[1])
if not held then
    return 0
end
local class, entry = string.match(held, '^([^|]*)|([^|]*)|')
local lease = redis.call('ZSCORE', all_leases .. class, entry)
return lease and tonumber(lease) > now() and 1 or 0
