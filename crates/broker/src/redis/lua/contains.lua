-- Whether a job waits or is claimed. ARGV job.
local held = redis.call('HGET', jobs, ARGV[1])
if not held then
    return 0
end
return read_entry(string.match(held, '^([^|]*)|([^|]*)|')) and 1 or 0
