import sys
print(sys.argv[1] if sys.argv[2:] == ['--twice'] else 'none', len(open('map.txt').read()))
open('deep/more.txt').close()
