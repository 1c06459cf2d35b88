#!/usr/bin/env python3
"""Makes every icon of every platform out of the two drawings beside this file.

Needs rsvg-convert (Debian: librsvg2-bin). What it writes is kept in the repository, so that a build
needs no drawing program; run it again after a change of a drawing.
"""

import pathlib
import struct
import subprocess

HERE = pathlib.Path(__file__).parent
WINDOW = HERE.parents[1] / "ui-resources/src/main/resources/dev/sluice/ui/icons"
SIZES = [16, 24, 32, 48, 64, 128, 256, 512]
# What a window shows of itself where the desktop does not know the menu entry.
WINDOW_SIZES = [32, 128]
ICO_SIZES = [16, 24, 32, 48, 64, 256]
# The types of entries that hold a PNG, https://en.wikipedia.org/wiki/Apple_Icon_Image_format
ICNS_TYPES = {
    b"icp4": 16,
    b"icp5": 32,
    b"ic11": 32,
    b"ic12": 64,
    b"ic07": 128,
    b"ic13": 256,
    b"ic08": 256,
    b"ic14": 512,
    b"ic09": 512,
    b"ic10": 1024,
}


def png(size):
    """The drawing at this size; small ones have a drawing of their own."""
    drawing = HERE / ("sluice-small.svg" if size <= 32 else "sluice.svg")
    command = ["rsvg-convert", "-w", str(size), "-h", str(size), drawing]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout


def ico(images):
    """An .ico of PNG entries; 256 is written as 0."""
    head = struct.pack("<HHH", 0, 1, len(images))
    offset = len(head) + 16 * len(images)
    for size, image in images:
        edge = size % 256
        head += struct.pack("<BBBBHHII", edge, edge, 0, 0, 1, 32, len(image), offset)
        offset += len(image)
    return head + b"".join(image for _, image in images)


def icns(images):
    """An .icns of PNG entries."""
    body = b"".join(kind + struct.pack(">I", len(image) + 8) + image for kind, image in images)
    return b"icns" + struct.pack(">I", len(body) + 8) + body


def main():
    WINDOW.mkdir(parents=True, exist_ok=True)
    for size in SIZES:
        (HERE / f"sluice-{size}.png").write_bytes(png(size))
    for size in WINDOW_SIZES:
        (WINDOW / f"sluice-{size}.png").write_bytes(png(size))
    (HERE / "sluice.ico").write_bytes(ico([(size, png(size)) for size in ICO_SIZES]))
    (HERE / "sluice.icns").write_bytes(icns([(k, png(s)) for k, s in ICNS_TYPES.items()]))


if __name__ == "__main__":
    main()
