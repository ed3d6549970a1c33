#!/usr/bin/env python3
"""Opens the live socket through a proxy, hears the first words, says something and hears it back. NAME PORT."""

import socket
import ssl
import sys

name, port = sys.argv[1], int(sys.argv[2])
context = ssl.create_default_context()
context.check_hostname = False
context.verify_mode = ssl.CERT_NONE
with socket.create_connection(("127.0.0.1", port), timeout=10) as plain, context.wrap_socket(plain, server_hostname=name) as tls:
    tls.sendall(
        f"GET /api/v1/live HTTP/1.1\r\nHost: {name}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
        "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n".encode()
    )
    heard = b""
    while not heard.endswith(b"first"):
        part = tls.recv(4096)
        if not part:
            sys.exit(f"the connection ended after {heard!r}")
        heard += part
    if not heard.startswith(b"HTTP/1.1 101"):
        sys.exit(f"no upgrade: {heard!r}")
    tls.sendall(b"back")
    if tls.recv(100) != b"back":
        sys.exit("what was said did not come back")
