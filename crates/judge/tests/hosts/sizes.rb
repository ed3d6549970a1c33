p RubyVM::DEFAULT_PARAMS, GC.stat.slice(:heap_sorted_length, :malloc_increase_bytes_limit, :oldmalloc_increase_bytes_limit)
