#!/usr/bin/env python3
"""Usage: live_socket.py NAME PORT. Opens the live socket through a proxy, and exchanges messages in both directions."""

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
    received = b""
    while not received.endswith(b"first"):
        part = tls.recv(4096)
        if not part:
            sys.exit(f"the connection ended after {received!r}")
        received += part
    if not received.startswith(b"HTTP/1.1 101"):
        sys.exit(f"no upgrade: {received!r}")
    tls.sendall(b"back")
    if tls.recv(100) != b"back":
        sys.exit("the message did not come back")
