-- A field of a run. ARGV id, field.
return redis.call('HGET', key_of(ARGV[1]), ARGV[2])
