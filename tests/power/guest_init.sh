#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The first program of the guest (busybox), as root of an initramfs. On the kernel's command line: talon.act=load (the store
# on dm-flakey, programs under load, the cut on command) or talon.act=mount (the store as it is, only mounted and unmounted,
# so that the file system's own journal is replayed), talon.preload=FILE, talon.port=N.
# What it and the kiosk say goes to ttyS1, each line in one write, so that their order there is the order in time.
set -eu
/bin/busybox mkdir -p /proc /sys /dev /tmp /run /store
/bin/busybox --install -s /bin 2>/dev/null || true # /bin/sh is there already
mount -t devtmpfs dev /dev
mount -t proc proc /proc
mount -t sysfs sys /sys
stty -F /dev/ttyS1 raw -echo
trap 'echo "stopped $?" >/dev/ttyS1; poweroff -f' EXIT

word()
{
    sed -n "s/.*talon\\.$1=\\([^ ]*\\).*/\\1/p" /proc/cmdline
}

while read -r module; do
    insmod "$module"
done </modules.list

if [ "$(word act)" = mount ]; then
    mount /dev/vda /store
    umount /store
    sync
    echo settled >/dev/ttyS1
    exit 0
fi

size=$(cat /sys/block/vda/size)
dmsetup --noudevsync create store --table "0 $size flakey /dev/vda 0 60 0" >/dev/null
store=/dev/dm-0
mount "$store" /store
ip link set lo up
export LANG=C.UTF-8 TZ=UTC HOME=/tmp
preload=$(word preload)
url=127.0.0.1:$(word port)

LD_PRELOAD=$preload /bin/talond serve --data /store/talond --config /store/talond.toml --listen "$url" >/run/talond.out 2>/dev/ttyS0 &
until grep -q 'listening on' /run/talond.out; do
    usleep 20000
done
mkfifo /run/visitors
LD_PRELOAD=$preload /bin/kiosk_without_screens --data /store/ticket-1 --server "http://$url" </run/visitors >/dev/ttyS1 2>/dev/ttyS0 &
exec 3>/run/visitors
echo 'load 0' >&3

echo listening >/dev/ttyS1
read -r command </dev/ttyS1
[ "$command" = cut ]
# The table stands ready; then nothing reaches the disk (without lockfs: nothing is written out first either), and what was
# on its way has arrived. Whatever was acknowledged up to the line "cut" must be there; then all writes are dropped.
dmsetup --noudevsync reload store --table "0 $size flakey /dev/vda 0 0 60 1 drop_writes"
dmsetup --noudevsync suspend --nolockfs store
echo cut >/dev/ttyS1
dmsetup --noudevsync resume --nolockfs store
echo dropping >/dev/ttyS1
# The rest of the guest's life is the disk's lie; the host ends it.
while :; do
    sleep 60
done
