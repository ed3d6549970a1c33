# Attack: the ways out that Python's library has: names, the web, mail, files by address, the log of the host.
# Verdict: accepted
import socket

reached = []
def attempt(name, call):
    try:
        call()
        reached.append(name)
    except Exception:
        pass

attempt('localhost', lambda: socket.create_connection(('localhost', 22), 0.1))
attempt('name', lambda: socket.getaddrinfo('example.org', 80, type=socket.SOCK_STREAM) and socket.create_connection(('example.org', 80), 0.1))
attempt('server', lambda: socket.create_server(('0.0.0.0', 0)))
attempt('interfaces', lambda: [name for _, name in socket.if_nameindex() if name != 'lo'][0])
for path in ['/dev/log', '/run/systemd/journal/socket', '/run/systemd/private', '/run/dbus/system_bus_socket', '/run/containerd/containerd.sock',
             '/tmp/.s.PGSQL.5432', '/var/run/postgresql/.s.PGSQL.5432', '/tmp/.X11-unix/X0', '/run/redis/redis.sock']:
    for address in (path, '\0' + path):
        for kind in (socket.SOCK_STREAM, socket.SOCK_DGRAM):
            attempt(repr(address), lambda: socket.socket(socket.AF_UNIX, kind).connect(address))
with open('/proc/net/dev') as devices:
    reached += [line.split(':')[0].strip() for line in devices if ':' in line and line.split(':')[0].strip() != 'lo']
print(*reached or ['unharmed'], input())
