"""libtorrent as it is measured: make, seed and get one torrent on this machine, without a tracker."""
import os
import sys
import time

import libtorrent as lt

SETTINGS = {
    "enable_dht": False,
    "enable_lsd": False,
    "enable_upnp": False,
    "enable_natpmp": False,
    "enable_outgoing_utp": False,
    "enable_incoming_utp": False,
    "allow_multiple_connections_per_ip": True,
    "out_enc_policy": 2,
    "in_enc_policy": 2,
    "send_buffer_watermark": 16 * 1024 * 1024,
    "send_buffer_watermark_factor": 150,
    "max_out_request_queue": 4000,
    "max_allowed_in_request_queue": 4000,
    "request_queue_time": 10,
    "mixed_mode_algorithm": 0,
}


def session(port):
    return lt.session(dict(SETTINGS, listen_interfaces="127.0.0.1:%d" % port))


def make(file, torrent, tracker):
    storage = lt.file_storage()
    lt.add_files(storage, file)
    made = lt.create_torrent(storage, 1 << 20, lt.create_torrent.v1_only)
    if tracker:
        made.add_tracker(tracker)
    lt.set_piece_hashes(made, os.path.dirname(file))
    with open(torrent, "wb") as out:
        out.write(lt.bencode(made.generate()))


def seed(torrent, folder):
    here = session(0)
    info = lt.torrent_info(torrent)
    handle = here.add_torrent(
        {"ti": info, "save_path": folder, "flags": lt.torrent_flags.seed_mode}
    )
    handle.resume()
    while not handle.status().is_seeding:
        time.sleep(0.05)
    print(here.listen_port(), flush=True)
    sys.stdin.read()


def get(torrent, folder, ports):
    here = session(0)
    handle = here.add_torrent({"ti": lt.torrent_info(torrent), "save_path": folder})
    handle.resume()
    begun = time.monotonic()
    spent = time.process_time()
    for port in ports:
        handle.connect_peer(("127.0.0.1", int(port)))
    while not handle.status().is_seeding:
        time.sleep(0.01)
    print(time.monotonic() - begun, time.process_time() - spent, flush=True)


if sys.argv[1] == "make":
    make(sys.argv[2], sys.argv[3], sys.argv[4] if len(sys.argv) > 4 else None)
elif sys.argv[1] == "seed":
    seed(sys.argv[2], sys.argv[3])
else:
    get(sys.argv[2], sys.argv[3], sys.argv[4:])
