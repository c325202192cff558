// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Talon.Ui
import Talon.Screens

// The calls in rows of one size, the newest on top; the earlier ones beside them, or below on an upright screen. Sizes follow
// the distance from which they are read.
Rectangle {
    id: screen

    required property HallController controller
    required property real viewingDistance // metres
    property HallNews news: null

    readonly property bool upright: width < height
    readonly property int caption: Math.max(Type.hallCaption, Type.readFrom(viewingDistance / 2))
    readonly property int small: Math.max(Type.hallEarlier, Type.readFrom(viewingDistance))
    readonly property int large: Math.max(Math.min(Type.hallRow, Math.floor(sheet.width * 0.17)), small)
    readonly property bool stale: controller.stale !== ""
    readonly property int rowHeight: Math.max(upright ? Theme.hallRow : Theme.hallRowLeast, Math.ceil(large * 1.12))
    readonly property int most: Math.max(1, Math.min(3, Math.floor((calls.height + Theme.gap) / (rowHeight + Theme.gap))))
    readonly property int earlierWidth: Math.ceil(small * 5.2)
    readonly property bool beside: controller.earlier.count > 0 && !stale && !upright && earlierWidth <= sheet.width * 0.4
    readonly property bool beneath: controller.earlier.count > 0 && !stale && upright

    color: controller.night ? Theme.night.ground : Theme.deep.ground

    Item {
        id: sheet
        x: Theme.margin + screen.controller.shift.x * Theme.wander
        y: screen.controller.shift.y * Theme.wander
        width: parent.width - 2 * Theme.margin
        height: parent.height

        HallTop {
            id: top
            y: Theme.tight
            width: parent.width
            sign: screen.controller.sign
            tone: screen.controller.night ? Theme.night : Theme.deep
        }
        HallNight {
            anchors.top: top.bottom
            anchors.bottom: band.visible ? band.top : parent.bottom
            anchors.bottomMargin: Theme.margin
            width: parent.width
            visible: screen.controller.night
            controller: screen.controller
            caption: screen.caption
        }
        Item {
            id: day
            anchors.top: top.bottom
            anchors.bottom: band.top
            anchors.bottomMargin: Theme.tight
            width: parent.width
            visible: !screen.controller.night

            CallHeads {
                id: heads
                width: calls.width
                height: Math.ceil(screen.caption * 1.2)
                visible: screen.controller.rows.count > 0
                caption: screen.caption
                size: screen.large
                rowHeight: screen.rowHeight
            }
            CallRows {
                id: calls
                anchors.top: heads.bottom
                anchors.topMargin: Theme.tight
                width: screen.beside ? parent.width - screen.earlierWidth - Theme.margin : parent.width
                height: screen.beneath ? 3 * Theme.hallRow + 2 * Theme.gap : parent.height - y
                controller: screen.controller
                stale: screen.stale
                size: screen.large
                least: screen.small
                rowHeight: screen.upright || screen.most < 3 ? screen.rowHeight : Math.floor((height - 2 * Theme.gap) / 3)
                most: screen.stale ? 1 : screen.most
                visible: screen.controller.rows.count > 0
            }
            EarlierCalls {
                visible: screen.beside || screen.beneath
                x: screen.beside ? parent.width - width : 0
                y: screen.beside ? 0 : calls.y + calls.height + Theme.gap
                width: screen.beside ? screen.earlierWidth : parent.width
                height: parent.height - y
                controller: screen.controller
                caption: screen.caption
                size: screen.small
                arrows: screen.beneath
            }
            HallWords {
                visible: screen.stale || screen.controller.rows.count === 0
                anchors.bottom: parent.bottom
                width: parent.width
                height: screen.stale && calls.visible ? parent.height - calls.y - calls.rowHeight - Theme.gap : parent.height
                controller: screen.controller
                size: screen.small
                caption: screen.caption
            }
        }
        HallBand {
            id: band
            anchors.bottom: foot.top
            anchors.bottomMargin: visible ? Theme.tight : 0
            width: parent.width
            text: screen.news ? screen.news.line : ""
            size: screen.caption
            tone: screen.controller.night ? Theme.night : Theme.raised
        }
        Item {
            id: foot
            anchors.bottom: parent.bottom
            anchors.bottomMargin: Theme.gap
            width: parent.width
            height: Math.ceil(screen.caption * 1.4)

            Label {
                anchors.verticalCenter: parent.verticalCenter
                width: silence.visible ? silence.x - Theme.gap : parent.width
                visible: screen.controller.ready && !screen.controller.night
                tone: Theme.deep
                text: screen.controller.waiting
                font.pixelSize: screen.caption
            }
            Label {
                id: silence
                objectName: "silence"
                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                visible: text !== "" && screen.controller.ready && !screen.controller.night
                tone: Theme.deep
                text: screen.controller.silence
                font.pixelSize: screen.caption
                font.bold: true
                wrapMode: Text.NoWrap
            }
        }
    }
}
