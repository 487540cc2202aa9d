"""Kodi's library with the same folders: kodi.py HOME QUERY QUERY... -- FOLDER FOLDER...

Prints a figure a line, NAME SECONDS or NAME BYTES: scan.0 scan.1 ..., rescan, search.QUERY, database.
"""
import glob, json, os, socket, sqlite3, statistics, subprocess, sys, time, urllib.request

home = sys.argv[1]
split = sys.argv.index("--")
queries, folders = sys.argv[2:split], sys.argv[split + 1:]
userdata = os.path.join(home, ".kodi", "userdata")
os.makedirs(userdata)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


web, events = free_port(), free_port()
with open(os.path.join(userdata, "guisettings.xml"), "w") as file:
    file.write(
        '<settings version="2">'
        '<setting id="services.webserver">true</setting>'
        f'<setting id="services.webserverport">{web}</setting>'
        '<setting id="services.webserverauthentication">false</setting>'
        '<setting id="services.esenabled">true</setting>'
        '<setting id="general.addonupdates">2</setting>'
        "</settings>")
with open(os.path.join(userdata, "advancedsettings.xml"), "w") as file:
    file.write(f"<advancedsettings><jsonrpc><tcpport>{events}</tcpport></jsonrpc></advancedsettings>")


def call(method, **params):
    body = json.dumps({"jsonrpc": "2.0", "id": 1, "method": method, "params": params}).encode()
    request = urllib.request.Request(
        f"http://127.0.0.1:{web}/jsonrpc", body, {"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=60) as answer:
        return json.load(answer)


def start():
    process = subprocess.Popen(
        ["kodi", "--windowing=x11"],
        env={**os.environ, "HOME": home, "LIBGL_ALWAYS_SOFTWARE": "1", "DISPLAY": f":{display}"},
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    until = time.monotonic() + 120
    while time.monotonic() < until:
        try:
            call("JSONRPC.Ping")
            return process
        except OSError:
            time.sleep(0.2)
    process.kill()
    raise SystemExit("Kodi did not start")


def stop(process):
    call("Application.Quit")
    try:
        process.wait(60)
    except subprocess.TimeoutExpired:
        process.kill()


def database():
    return sorted(glob.glob(os.path.join(userdata, "Database", "MyVideos*.db")))[-1]


def scan():
    """Seconds until Kodi says that the scan has ended."""
    with socket.create_connection(("127.0.0.1", events)) as connection:
        connection.settimeout(600)
        begin = time.monotonic()
        call("VideoLibrary.Scan", showdialogs=False)
        heard = b""
        while b"VideoLibrary.OnScanFinished" not in heard:
            heard = (heard + connection.recv(65536))[-100000:]
        return time.monotonic() - begin


read_end, write_end = os.pipe()
screen = subprocess.Popen(
    ["Xvfb", "-displayfd", str(write_end), "-screen", "0", "1280x720x24"],
    pass_fds=[write_end], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
os.close(write_end)
display = os.fdopen(read_end).readline().strip()
kodi = None
try:
    kodi = start()
    stop(kodi)
    for number, folder in enumerate(folders):
        with sqlite3.connect(database()) as rows:
            rows.execute(
                "INSERT INTO path (strPath, strContent, strScraper, scanRecursive, useFolderNames,"
                " strSettings, noUpdate, exclude) VALUES (?, 'movies', 'metadata.local', 1, 1, '', 0, 0)",
                (folder.rstrip("/") + "/",))
        kodi = start()
        time.sleep(5)
        print(f"scan.{number} {scan()}", flush=True)
        if number == 0:
            print(f"rescan {scan()}", flush=True)
        if number + 1 < len(folders):
            stop(kodi)
    for query in queries:
        times = []
        for turn in range(20):
            begin = time.monotonic()
            answer = call(
                "VideoLibrary.GetMovies", properties=["title", "year"],
                filter={"field": "title", "operator": "contains", "value": query})
            times.append(time.monotonic() - begin)
        print(f"search.{query} {statistics.median(times)}", flush=True)
        print(f"hits.{query} {answer['result']['limits']['total']}", flush=True)
    print(f"rescan.all {scan()}", flush=True)
    stop(kodi)
    print(f"database {os.path.getsize(database())}", flush=True)
finally:
    if kodi and kodi.poll() is None:
        kodi.kill()
    screen.terminate()
