# SPDX-License-Identifier: GPL-3.0-or-later
"""An eye and a finger without a detour: pixels and touches of an X screen through Xlib, timed to the millisecond."""
import ctypes
import time

X11 = ctypes.CDLL('libX11.so.6')
XTEST = ctypes.CDLL('libXtst.so.6')
Z_PIXMAP = 2
ALL_PLANES = ctypes.c_ulong(-1)


class Image(ctypes.Structure):
    """The head of Xlib's XImage."""
    _fields_ = [('width', ctypes.c_int), ('height', ctypes.c_int), ('xoffset', ctypes.c_int), ('format', ctypes.c_int),
                ('data', ctypes.c_void_p), ('byte_order', ctypes.c_int), ('bitmap_unit', ctypes.c_int),
                ('bitmap_bit_order', ctypes.c_int), ('bitmap_pad', ctypes.c_int), ('depth', ctypes.c_int),
                ('bytes_per_line', ctypes.c_int), ('bits_per_pixel', ctypes.c_int)]


X11.XOpenDisplay.restype = ctypes.c_void_p
X11.XOpenDisplay.argtypes = [ctypes.c_char_p]
X11.XDefaultRootWindow.restype = ctypes.c_ulong
X11.XDefaultRootWindow.argtypes = [ctypes.c_void_p]
X11.XGetImage.restype = ctypes.POINTER(Image)
X11.XGetImage.argtypes = [ctypes.c_void_p, ctypes.c_ulong, ctypes.c_int, ctypes.c_int, ctypes.c_uint, ctypes.c_uint,
                          ctypes.c_ulong, ctypes.c_int]
X11.XDestroyImage.argtypes = [ctypes.POINTER(Image)]
X11.XSync.argtypes = [ctypes.c_void_p, ctypes.c_int]
XTEST.XTestFakeMotionEvent.argtypes = [ctypes.c_void_p, ctypes.c_int, ctypes.c_int, ctypes.c_int, ctypes.c_ulong]
XTEST.XTestFakeButtonEvent.argtypes = [ctypes.c_void_p, ctypes.c_uint, ctypes.c_int, ctypes.c_ulong]


class Eye:
    """Looks at one X screen and touches it."""

    def __init__(self, display):
        self._display = X11.XOpenDisplay(display.encode())
        if not self._display:
            raise OSError(f'the X screen {display} does not open')
        self._root = X11.XDefaultRootWindow(self._display)

    def touch(self, x, y):
        """Down and up; returns the moment the finger was lifted."""
        XTEST.XTestFakeMotionEvent(self._display, -1, x, y, 0)
        XTEST.XTestFakeButtonEvent(self._display, 1, True, 0)
        XTEST.XTestFakeButtonEvent(self._display, 1, False, 0)
        X11.XSync(self._display, False)
        return time.monotonic()

    def look(self, place):
        """The pixels of (x, y, width, height)."""
        image = X11.XGetImage(self._display, self._root, *place, ALL_PLANES, Z_PIXMAP)
        pixels = ctypes.string_at(image.contents.data, image.contents.bytes_per_line * image.contents.height)
        X11.XDestroyImage(image)
        return pixels

    def watch(self, place, begin, settled=0.4, seconds=5.0):
        """Looks until the place has changed and then stood still for `settled`; at most `seconds` from begin.

        Returns seconds from begin to the first change and to the final picture, or nothing.
        """
        before = current = self.look(place)
        first = last = None
        while time.monotonic() - begin < seconds:
            pixels = self.look(place)
            now = time.monotonic()
            if pixels != current:
                current, last = pixels, now
                first = first or now
            if last and current != before and now - last > settled:
                return first - begin, last - begin
            time.sleep(0.002)
        return None
