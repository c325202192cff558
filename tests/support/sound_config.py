# SPDX-License-Identifier: GPL-3.0-or-later
"""The configuration of sound_rig.py's servers: no hardware, no bus, one rate, and a quantum as long as a busy machine needs."""

import shutil
from pathlib import Path

RATE = 48000
QUANTUM = 1024

PIPEWIRE_CONF = f"""
context.properties = {{
    core.daemon = true
    core.name = pipewire-0
    default.clock.rate = {RATE}
    default.clock.allowed-rates = [ {RATE} ]
    default.clock.quantum = {QUANTUM}
    default.clock.min-quantum = {QUANTUM}
    default.clock.max-quantum = {QUANTUM}
    module.x11.bell = false
}}
context.spa-libs = {{
    audio.convert.* = audioconvert/libspa-audioconvert
    support.* = support/libspa-support
}}
context.modules = [
    {{ name = libpipewire-module-rt args = {{ nice.level = -11 }} flags = [ ifexists nofail ] }}
    {{ name = libpipewire-module-protocol-native }}
    {{ name = libpipewire-module-metadata }}
    {{ name = libpipewire-module-spa-node-factory }}
    {{ name = libpipewire-module-client-node }}
    {{ name = libpipewire-module-client-device }}
    {{ name = libpipewire-module-access }}
    {{ name = libpipewire-module-adapter }}
    {{ name = libpipewire-module-link-factory }}
    {{ name = libpipewire-module-session-manager }}
]
context.objects = [
    {{ factory = spa-node-factory
      args = {{ factory.name = support.node.driver node.name = Dummy-Driver priority.driver = 8000 }} }}
]
"""

# Only the policy that links streams to the default sink: no hardware is looked for.
WIREPLUMBER_CONF = """
context.properties = { wireplumber.script-engine = lua-scripting }
context.spa-libs = {
    audio.convert.* = audioconvert/libspa-audioconvert
    support.* = support/libspa-support
}
context.modules = [
    { name = libpipewire-module-rt args = { nice.level = -11 } flags = [ ifexists nofail ] }
    { name = libpipewire-module-protocol-native }
    { name = libpipewire-module-client-node }
    { name = libpipewire-module-client-device }
    { name = libpipewire-module-adapter }
    { name = libpipewire-module-metadata }
    { name = libpipewire-module-session-manager }
]
wireplumber.components = [
    { name = libwireplumber-module-lua-scripting, type = module }
    { name = main.lua, type = config/lua }
    { name = policy.lua, type = config/lua }
]
"""

WIREPLUMBER_MAIN = """
load_module("metadata")
load_access("default", { rules = {} })
load_module("default-nodes", { ["use-persistent-storage"] = false })
"""


def write(folder):
    """All configuration files into `folder`; what isn't ours to say comes from Debian's packages."""
    pipewire, wireplumber = folder / "pipewire", folder / "wireplumber"
    for part in (pipewire, wireplumber / "main.lua.d", wireplumber / "policy.lua.d"):
        part.mkdir(parents=True, exist_ok=True)
    (pipewire / "pipewire.conf").write_text(PIPEWIRE_CONF)
    for name in ("client.conf", "client-rt.conf", "pipewire-pulse.conf"):
        shutil.copy(Path("/usr/share/pipewire") / name, pipewire / name)
    (wireplumber / "wireplumber.conf").write_text(WIREPLUMBER_CONF)
    (wireplumber / "main.lua.d" / "50-rig.lua").write_text(WIREPLUMBER_MAIN)
    shutil.copy("/usr/share/wireplumber/main.lua.d/00-functions.lua", wireplumber / "main.lua.d")
    for script in sorted(Path("/usr/share/wireplumber/policy.lua.d").glob("*.lua")):
        shutil.copy(script, wireplumber / "policy.lua.d" / script.name)
