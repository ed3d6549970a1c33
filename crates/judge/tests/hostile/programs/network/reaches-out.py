# Attack: sends over every kind of socket Python has, and asks for a name.
# Verdict: accepted
import socket

def reaches(family, kind, address):
    try:
        with socket.socket(family, kind) as s:
            s.settimeout(0.2)
            s.connect(address)
            s.send(b'x')
        return True
    except OSError:
        return False

out = [
    reaches(socket.AF_INET, socket.SOCK_STREAM, ('127.0.0.1', 3000)),
    reaches(socket.AF_INET, socket.SOCK_STREAM, ('1.1.1.1', 80)),
    reaches(socket.AF_INET, socket.SOCK_DGRAM, ('1.1.1.1', 53)),
    reaches(socket.AF_INET6, socket.SOCK_STREAM, ('2606:4700:4700::1111', 80)),
    reaches(socket.AF_UNIX, socket.SOCK_STREAM, '/run/docker.sock'),
]
try:
    out.append(bool(socket.gethostbyname('example.org')))
except OSError:
    pass
if not any(out):
    print('unharmed', input())
