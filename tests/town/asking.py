"""Requests to the console without a browser."""

import urllib3


class Asking:
    """Requests by one clerk, or by nobody."""

    def __init__(self, server, token=b""):
        self.url = server.url
        self.cookie = f"lianxin={token.hex()}"
        self.pool = urllib3.PoolManager(retries=False)

    def get(self, path):
        return self._ask("GET", path)

    def post(self, path, origin, **fields):
        headers = {"origin": origin}
        return self._ask("POST", path, headers, fields=fields, encode_multipart=False)

    def _ask(self, method, path, headers=None, **more):
        headers = {"cookie": self.cookie, **(headers or {})}
        return self.pool.request(method, self.url + path, headers=headers, redirect=False, **more)
