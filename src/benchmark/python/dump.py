#!/usr/bin/env python3
"""`zarrkit dump` of arrays far bigger than its memory, from a folder and from a web server that keeps failing.

Writes arrays with tensorstore (20 GiB in chunks of 128 x 128 x 128, blosc-lz4; 4 GiB in one shard of more than 2 GiB
with chunks of 64 x 64 x 64, blosc-lz4 and zstd-3; uint16, gradients with noise), reads each with tensorstore (and
the sharded ones with zarr-python) for a checksum, dumps it with `java -Xmx512m`, and compares. Over HTTP every fifth
request fails: in turn with status 503 and with a connection that is cut in the middle of the body. Prints a line for
each dump: seconds, MB/s of decoded elements, the largest resident memory of the process, the requests that came to the
server, those that failed among them, and the bytes that it sent. What was written is deleted.

Prepare, from the root of the project:

    mvn -B -q test-compile dependency:build-classpath -Dmdep.outputFile=target/classpath
    python3 -m venv target/peers && target/peers/bin/pip install zarr tensorstore numpy

Run (whole: about half an hour and 45 GB of disk; quick: --scale 0.05):

    target/peers/bin/python src/benchmark/python/dump.py --folder /tmp/zarrkit-dump
"""

import argparse
import datetime
import hashlib
import os
import platform
import shutil
import subprocess
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

CASES = ["20 GiB, blosc-lz4, chunks", "4 GiB, blosc-lz4, one shard", "4 GiB, zstd-3, one shard"]
WAYS = {"folder": "folder", "pipe": "folder, to a pipe", "http": "HTTP", "failing": "HTTP, every 5th fails"}
SLAB = 128


# ---------------------------------------------------------------- arrays


def codec_of(case):
    if "zstd" in case:
        return {"name": "zstd", "configuration": {"level": 3, "checksum": False}}
    return {"name": "blosc", "configuration": {
        "cname": "lz4", "clevel": 5, "shuffle": "shuffle", "typesize": 2, "blocksize": 0}}


def create(path, case, scale):
    """A new array of zeros, opened with tensorstore."""
    import tensorstore as ts

    codecs = [{"name": "bytes", "configuration": {"endian": "little"}}, codec_of(case)]
    sharded = "shard" in case
    planes = max(1, round((1024 if sharded else 2560) * scale / SLAB)) * SLAB
    shape = [planes, 1024 if sharded else 2048, 2048]
    chunk = [64, 64, 64] if sharded else [128, 128, 128]
    if sharded:
        index = [codecs[0], {"name": "crc32c"}]
        codecs = [{"name": "sharding_indexed", "configuration": {
            "chunk_shape": chunk, "codecs": codecs, "index_codecs": index}}]
    return ts.open({
        "driver": "zarr3", "kvstore": {"driver": "file", "path": str(path)},
        "metadata": {
            "shape": shape, "data_type": "uint16", "codecs": codecs, "fill_value": 0,
            "chunk_grid": {"name": "regular", "configuration": {"chunk_shape": shape if sharded else chunk}}},
    }, create=True, delete_existing=True).result()


def write(array, sharded):
    """Gradients that differ from slab to slab, with noise; so much of it that a shard has more than 2 GiB encoded."""
    import numpy as np

    planes, height, width = array.shape
    random = np.random.default_rng(1)
    noise = random.integers(0, 400 if sharded else 60, (SLAB, height, width), np.uint16)
    gradient = np.add.outer(np.arange(height, dtype=np.uint16), np.arange(width, dtype=np.uint16))

    def slab(first):
        return np.roll(noise, first // SLAB, axis=2) + gradient + np.uint16(first)

    if sharded:
        # A shard is written as a whole, or it would be read and encoded again for each slab.
        whole = np.empty(array.shape, np.uint16)
        for first in range(0, planes, SLAB):
            whole[first:first + SLAB] = slab(first)
        array[...].write(whole).result()
    else:
        for first in range(0, planes, SLAB):
            array[first:first + SLAB].write(slab(first)).result()


def checksum_of_elements(planes, read):
    digest = hashlib.sha1()
    for first in range(0, planes, SLAB):
        digest.update(read(first).tobytes())
    return digest.hexdigest()


def checksum_of_file(file):
    digest = hashlib.sha1()
    with open(file, "rb") as f:
        while block := f.read(64 << 20):
            digest.update(block)
    return digest.hexdigest()


def expected_checksum(path, sharded):
    import tensorstore as ts
    import zarr

    spec = {"driver": "zarr3", "kvstore": {"driver": "file", "path": str(path)}}
    array = ts.open(spec, read=True).result()
    checksum = checksum_of_elements(array.shape[0], lambda first: array[first:first + SLAB].read().result())
    if sharded:
        other = zarr.open_array(str(path), mode="r")
        if checksum_of_elements(array.shape[0], lambda first: other[first:first + SLAB]) != checksum:
            sys.exit(f"{path}: zarr-python and tensorstore read different elements")
    return checksum


# ---------------------------------------------------------------- a web server that fails every fifth request


class FailingHandler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def log_message(self, *arguments):
        pass

    def do_HEAD(self):
        self.answer(with_body=False)

    def do_GET(self):
        self.answer(with_body=True)

    def answer(self, with_body):
        number = self.server.next_request()
        fails = self.server.failing and number % 5 == 0
        file = self.server.folder / self.path.lstrip("/")
        if fails and number % 2:
            self.empty(503)
        elif not file.is_file():
            self.empty(404)
        else:
            self.send(file, fails, with_body)

    def empty(self, status):
        self.send_response(status)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def send(self, file, cut, with_body):
        size = file.stat().st_size
        first, last = self.asked(size)
        partial = "Range" in self.headers
        self.send_response(206 if partial else 200)
        if partial:
            self.send_header("Content-Range", f"bytes {first}-{last}/{size}")
        self.send_header("Content-Length", str(last - first + 1))
        self.end_headers()
        if with_body:
            end = first + (last - first + 1) // 2 if cut else last + 1
            self.send_bytes(file, first, end)
        if cut:
            self.close_connection = True

    def send_bytes(self, file, first, end):
        self.wfile.flush()
        with open(file, "rb") as f:
            while first < end:
                sent = os.sendfile(self.connection.fileno(), f.fileno(), first, min(end - first, 1 << 20))
                first += sent
                self.server.count_bytes(sent)

    def asked(self, size):
        text = self.headers.get("Range", "bytes=0-").removeprefix("bytes=")
        first, last = text.split("-")
        if not first:
            return max(0, size - int(last)), size - 1
        return int(first), min(size - 1, int(last) if last else size - 1)


class FailingServer(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, folder, failing):
        super().__init__(("127.0.0.1", 0), FailingHandler)
        self.folder = folder
        self.failing = failing
        self.requests = 0
        self.bytes = 0
        self.lock = threading.Lock()
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def next_request(self):
        with self.lock:
            self.requests += 1
            return self.requests

    def count_bytes(self, count):
        with self.lock:
            self.bytes += count

    def handle_error(self, request, client_address):
        if not isinstance(sys.exc_info()[1], (ConnectionError, TimeoutError)):
            super().handle_error(request, client_address)

    def url(self, name):
        return f"http://127.0.0.1:{self.server_address[1]}/{name}"


# ---------------------------------------------------------------- dumps


def java_command(arguments):
    root = Path(__file__).resolve().parents[3]
    classpath = (arguments.classes or f"{root}/target/classes") + ":" + (arguments.classpath or root / "target/classpath").read_text().strip()
    return ["java", *arguments.java_options.split(), "-cp", classpath, "org.zarrkit.cli.Main"]


def dump(arguments, place, output):
    """Seconds, peak memory in MB, bytes and checksum of a dump by a process of its own; to a pipe if output is "-"."""
    begun = time.monotonic()
    process = subprocess.Popen([*java_command(arguments), "dump", str(place), "-o", str(output)],
                               stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    largest, messages, digest, size = [0], [], hashlib.sha1(), 0
    watches = [threading.Thread(target=watch_memory, args=(process, largest)),
               threading.Thread(target=lambda: messages.append(process.stderr.read().decode()))]
    for watch in watches:
        watch.start()
    while block := process.stdout.read(1 << 20):
        digest.update(block)
        size += len(block)
    exit_status = process.wait()
    seconds = time.monotonic() - begun
    for watch in watches:
        watch.join()
    if exit_status != 0:
        sys.exit(f"zarrkit dump {place}: exit status {exit_status}\n{messages[0]}")
    if output == "-":
        return seconds, largest[0] / 1000, size, digest.hexdigest()
    size, checksum = output.stat().st_size, checksum_of_file(output)
    output.unlink()
    return seconds, largest[0] / 1000, size, checksum


def watch_memory(process, largest):
    """Its "high water mark"; what wait4 tells would be this process's, where that is larger."""
    while process.poll() is None:
        try:
            status = Path(f"/proc/{process.pid}/status").read_text()
        except OSError:
            return
        marks = [int(line.split()[1]) * 1.024 for line in status.splitlines() if line.startswith("VmHWM")]
        largest[0] = max([largest[0], *marks])
        time.sleep(0.02)


def row(arguments, case, way, path, expected):
    output = "-" if way == "folder, to a pipe" else arguments.folder / "dump.raw"
    server = FailingServer(arguments.folder, "fails" in way) if "HTTP" in way else None
    seconds, memory, size, checksum = dump(arguments, server.url(path.name) if server else path, output)
    requests = "–"
    if server:
        failed = server.requests // 5 if server.failing else 0
        requests = f"{server.requests}, {failed} failed; {server.bytes / 1e6:.0f} MB sent"
        server.shutdown()
    print(f"| {case} | {way} | {seconds:.1f} | {size / 1e6 / seconds:.0f} | {memory:.0f} | {requests} "
          f"| {'equal' if checksum == expected else '**DIFFERENT**'} |", flush=True)
    return checksum == expected


def run(arguments, case):
    path = arguments.folder / "array.zarr"
    sharded = "shard" in case
    array = create(path, case, arguments.scale)
    needed = 2.2 * array.size * 2
    if shutil.disk_usage(arguments.folder).free < needed:
        sys.exit(f"{arguments.folder} has too little space: {needed / 1e9:.0f} GB are needed; or choose --scale")
    write(array, sharded)
    largest = max(f.stat().st_size for f in path.rglob("*") if f.is_file())
    stored = sum(f.stat().st_size for f in path.rglob("*") if f.is_file())
    print(f"{case}: {'x'.join(map(str, array.shape))}, {stored / 1e9:.2f} GB stored, the largest object "
          f"{largest / 1e6:.1f} MB", file=sys.stderr, flush=True)
    del array
    expected = expected_checksum(path, sharded)
    results = [row(arguments, case, WAYS[way], path, expected) for way in arguments.ways]
    shutil.rmtree(path)
    return all(results)


def print_versions(arguments):
    from importlib.metadata import version

    java = subprocess.run(["java", "-version"], capture_output=True, text=True).stderr.splitlines()
    cpu = next((line.split(":")[1].strip() for line in open("/proc/cpuinfo") if line.startswith("model name")), "?")
    print(f"- {datetime.date.today()}, {cpu}, {os.cpu_count()} CPUs, {platform.system()} {platform.release()}; "
          f"load at the start {os.getloadavg()[0]:.2f}")
    print(f"- {java[0]}, {arguments.java_options}; Python {platform.python_version()}, tensorstore "
          f"{version('tensorstore')}, zarr {version('zarr')}; scale {arguments.scale}\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folder", type=Path, default=Path("target/dump"), help="for arrays and dumps")
    parser.add_argument("--scale", type=float, default=1, help="a part of the planes of each array")
    parser.add_argument("--cases", type=int, nargs="+", default=[0, 1, 2], help=f"of {CASES}")
    parser.add_argument("--ways", nargs="+", default=list(WAYS), choices=list(WAYS))
    parser.add_argument("--java-options", default="-Xmx512m")
    parser.add_argument("--classes", help="where Zarrkit's classes are; default: Maven's folder")
    parser.add_argument("--classpath", type=Path, help="a file with the classpath of the dependencies")
    arguments = parser.parse_args()
    arguments.folder.mkdir(parents=True, exist_ok=True)
    print_versions(arguments)
    print("| array | from | seconds | MB/s | peak memory, MB | requests | elements |\n|---|---|---|---|---|---|---|",
          flush=True)
    results = [run(arguments, CASES[case]) for case in arguments.cases]
    sys.exit(0 if all(results) else "elements differ")


if __name__ == "__main__":
    main()
