#!/usr/bin/env python3
"""Starts two test servers for proxies. They answer with what they received. Prints their ports, then four free ports."""

import http.server
import socket
import sys
import threading


class Answers(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        if self.path == "/api/v1/live" and self.headers.get("Upgrade", "").lower() == "websocket":
            self.live()
            return
        header = {"/forwarded": "X-Forwarded-For", "/host": "Host"}.get(self.path)
        self.say(", ".join(self.headers.get_all(header) or ["none"]) if header else "here")

    do_HEAD = do_GET

    def do_POST(self) -> None:
        # The body may be chunked.
        length = int(self.headers.get("Content-Length") or 0)
        self.say(str(len(self.rfile.read(length)) if length else self.read_chunks()))

    def read_chunks(self) -> int:
        total = 0
        while size := int(self.rfile.readline(), 16):
            total += len(self.rfile.read(size))
            self.rfile.readline()
        self.rfile.readline()
        return total

    def live(self) -> None:
        self.send_response(101)
        self.send_header("Upgrade", "websocket")
        self.send_header("Connection", "Upgrade")
        self.end_headers()
        # Send a text frame, then echo: both directions must work.
        self.wfile.write(b"\x81\x05first")
        self.wfile.flush()
        self.wfile.write(self.connection.recv(100))
        self.wfile.flush()
        self.close_connection = True

    def say(self, text: str) -> None:
        self.send_response(200)
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(text.encode())

    def log_message(self, *_: object) -> None:
        pass


def main() -> None:
    servers = [http.server.ThreadingHTTPServer(("127.0.0.1", 0), Answers) for _ in range(2)]
    free = [socket.create_server(("127.0.0.1", 0)) for _ in range(4)]
    ports = [server.server_address[1] for server in servers] + [one.getsockname()[1] for one in free]
    for one in free:
        one.close()
    print(*ports)
    sys.stdout.flush()
    threads = [threading.Thread(target=server.serve_forever) for server in servers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


if __name__ == "__main__":
    main()
