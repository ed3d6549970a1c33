# Attack: a few kilobytes that unpack to a quarter of a gigabyte.
# Verdict: memory_limit_exceeded
import zlib

packed = zlib.compress(bytes(8 << 20), 1)
unpacked = [zlib.decompress(packed) for _ in range(32)]
print('unpacked', len(unpacked), input())
