// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Talon.Ui

// What tests of all screens do: touch by name, and look over what is shown.
TestCase {
    id: finger

    when: windowShown

    property bool textsApart: false // no text may lie under a target

    function shown(root, test) {
        let found = [];
        for (let i = 0; i < root.children.length; ++i) {
            const child = root.children[i];
            if (!child.visible)
                continue;
            if (test(child))
                found.push(child);
            found = found.concat(shown(child, test));
        }
        return found;
    }
    function isTarget(item) { return item.clicked !== undefined && item.down !== undefined; }
    function isText(item) { return item.truncated !== undefined && item.text !== ""; }
    function targets(root) { return shown(root, isTarget); }

    function target(root, name) {
        const found = targets(root).filter(item => item.objectName === name);
        compare(found.length, 1, "one target " + name + ", not " + targets(root).map(item => item.objectName));
        return found[0];
    }
    function press(item) {
        // A list that has just come is laid out with the next frame.
        for (let ancestor = item; ancestor; ancestor = ancestor.parent)
            if (isPolishScheduled(ancestor))
                waitForItemPolished(ancestor);
        const touch = touchEvent(item);
        touch.press(0, item).commit();
        return touch;
    }
    function touchItem(item) {
        press(item).release(0, item).commit();
    }
    /// A touch, and the time that the next screen needs to settle.
    function touch(root, name) {
        touchItem(target(root, name));
        stage.settle();
    }
    function hasText(root, text) {
        return shown(root, isText).some(item => item.text.replace(/[\u00a0\u2060]/g, " ") === text);
    }

    /// Sizes, distances, names and texts of all that is on the screen.
    /// Does a text stand where nothing is touched? One that names a target is in it.
    function uncovered(label, places, root) {
        const tall = Math.min(label.height, label.contentHeight ?? label.height), wide = Math.min(label.width, label.contentWidth ?? label.width);
        const aside = label.horizontalAlignment === Text.AlignRight ? label.width - wide : label.horizontalAlignment === Text.AlignHCenter ? (label.width - wide) / 2 : 0;
        const down = label.verticalAlignment === Text.AlignVCenter ? (label.height - tall) / 2 : 0;
        const box = label.mapToItem(root, aside, down, wide, tall);
        for (const one of places) {
            let item = label;
            while (item && item !== one.item)
                item = item.parent;
            const across = Math.max(one.box.x, box.x) - Math.min(one.box.x + one.box.width, box.x + box.width);
            const apart = Math.max(one.box.y, box.y) - Math.min(one.box.y + one.box.height, box.y + box.height);
            if (!item && across < -1 && apart < -1)
                return false;
        }
        return true;
    }
    function inspect(root, where) {
        waitForRendering(root, 200);
        const least = Math.min(96, Theme.targetLeast), apart = Math.min(16, Theme.gapLeast);
        verify(Theme.targetLeast >= 20 * Theme.pixelsPerMm && Theme.gapLeast >= 3 * Theme.pixelsPerMm, where + ": 20 mm and 3 mm of this glass");
        const places = targets(root).map(item => ({ item: item, box: item.mapToItem(root, 0, 0, item.width, item.height) }));
        for (const one of places) {
            const name = where + ": " + (one.item.objectName || one.item.text);
            verify(one.box.width >= least - 1 && one.box.height >= least - 1, name + " is a target of " + least + " px: " + one.box.width + "×" + one.box.height);
            verify(one.box.x >= -1 && one.box.y >= -1 && one.box.x + one.box.width <= root.width + 1
                   && one.box.y + one.box.height <= root.height + 1, name + " is on the screen");
            verify(one.item.Accessible.name !== "", name + " has a name");
            for (const other of places) {
                if (other === one)
                    continue;
                const across = Math.max(one.box.x, other.box.x) - Math.min(one.box.x + one.box.width, other.box.x + other.box.width);
                const down = Math.max(one.box.y, other.box.y) - Math.min(one.box.y + one.box.height, other.box.y + other.box.height);
                verify(Math.max(across, down) >= apart - 1, name + " keeps " + apart + " px from " + (other.item.objectName || other.item.text));
            }
        }
        for (const label of shown(root, isText)) {
            verify(!label.truncated, where + ": cut off: " + label.text);
            verify(!textsApart || uncovered(label, places, root), where + ": covered: " + label.text);
            const box = label.mapToItem(root, 0, 0, label.width, label.height);
            verify(box.x >= -1 && box.x + box.width <= root.width + 1, where + ": beyond the edge: " + label.text);
            verify(box.y >= -1 && box.y + box.height <= root.height + 1, where + ": beyond the edge: " + label.text);
        }
    }
}
