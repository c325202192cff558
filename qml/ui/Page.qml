// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Talon.Ui

// The frame of the kiosk's screens, upright and lying. From the top: banner, a strip for languages, title; the aside (what is
// set before it is chosen); the content; and the foot, where the way back is at the left and «Удобнее» at the right, always.
Rectangle {
    id: page

    property Tone tone: Theme.page
    property alias siteName: banner.siteName
    property alias time: banner.time
    property alias trouble: sign.text
    property string title
    property int titleSize: Type.title
    property string subtitle
    property string backText
    property bool backShown: true
    property string comfortText
    property string comfortHint // beside the key, where there is no way back
    property bool comfortShown: true
    property bool low: false    // «Ниже»: what is touched stands in the lower part
    readonly property bool wide: width > height
    readonly property alias contentHeight: room.height
    default property alias content: room.data
    property alias strip: languages.data
    property alias calls: calling.data // below the banner, over the whole width
    property alias aside: beside.data
    property alias bar: middle.data // between the way back and «Удобнее»

    signal back()
    signal comfort()

    readonly property bool hasStrip: languages.children.length > 0 && languages.childrenRect.height > 0
    readonly property bool hasAside: beside.children.length > 0 && beside.childrenRect.height > 0
    readonly property bool band: hasStrip && !wide && !low // the strip lies under the banner
    readonly property int headTop: banner.height + (sign.visible ? sign.height : 0) + calling.height
    readonly property int lowTop: low && !wide ? height - Theme.reach : 0
    readonly property int half: Math.floor((width - 2 * Theme.margin - Theme.gap) / 2)
    readonly property int edge: wide ? Theme.gap : Theme.margin // above and below the foot

    color: tone.ground

    Banner {
        id: banner
        width: parent.width
        tone: page.tone === Theme.night ? Theme.night : Theme.deep
    }
    Notice {
        id: sign
        objectName: "trouble"
        anchors.top: banner.bottom
        width: parent.width
        corner: 0
        visible: text !== ""
    }
    Item {
        id: calling
        y: page.headTop - height
        width: parent.width
        height: childrenRect.height
    }
    Rectangle {
        y: page.headTop
        width: parent.width
        height: languages.height + 2 * (Theme.gap - Theme.tight)
        visible: page.band && page.tone !== Theme.night
        color: Theme.strip.ground
    }
    Item {
        id: languages
        x: page.wide ? parent.width - Theme.margin - width : Theme.margin
        y: page.band ? page.headTop + Theme.gap - Theme.tight : page.wide ? head.y : Math.max(head.y + head.height + Theme.gap, page.lowTop)
        width: page.wide ? page.half : parent.width - 2 * Theme.margin
        height: childrenRect.height
    }
    Column {
        id: head
        x: Theme.margin
        y: page.headTop + (page.band ? languages.height + 2 * (Theme.gap - Theme.tight) : 0) + (page.wide ? Theme.gap : Theme.margin - Theme.tight)
        width: page.wide && (page.hasAside || page.hasStrip) ? page.half : parent.width - 2 * Theme.margin
        spacing: Theme.tight

        Label {
            width: parent.width
            visible: text !== ""
            tone: page.tone
            balanced: true
            text: page.title
            font.pixelSize: page.titleSize
            font.bold: true
            lineHeight: 1
            Accessible.role: Accessible.Heading
        }
        Label {
            width: parent.width
            visible: text !== ""
            tone: page.tone
            muted: true
            balanced: true
            text: page.subtitle
        }
    }
    Item {
        id: beside
        x: page.wide ? parent.width - Theme.margin - width : Theme.margin
        y: page.wide ? head.y + (page.hasStrip ? languages.height + Theme.gap : 0)
           : !page.band && page.hasStrip ? languages.y + languages.height + Theme.gap : Math.max(head.y + head.height + Theme.gap, page.lowTop)
        width: page.wide ? page.half : parent.width - 2 * Theme.margin
        height: page.hasAside ? childrenRect.height : 0
    }
    Item {
        id: room
        anchors.top: parent.top
        anchors.topMargin: Math.max(head.y + head.height, page.hasAside ? beside.y + beside.height : 0, page.hasStrip && !page.band ? languages.y + languages.height : 0, page.lowTop - Theme.gap) + Theme.gap
        anchors.left: parent.left
        anchors.leftMargin: Theme.margin
        anchors.right: parent.right
        anchors.rightMargin: Theme.margin
        anchors.bottom: foot.top
        anchors.bottomMargin: Theme.gap
    }
    Item {
        id: foot
        anchors.left: parent.left
        anchors.leftMargin: Theme.margin
        anchors.right: parent.right
        anchors.rightMargin: Theme.margin
        anchors.bottom: parent.bottom
        anchors.bottomMargin: page.edge
        height: Theme.target

        Action {
            id: backKey
            objectName: "back"
            visible: page.backShown
            height: parent.height
            deep: page.tone === Theme.deep || page.tone === Theme.night
            shape: Glyph.Back
            text: page.backText
            onClicked: page.back()
        }
        Item {
            id: middle
            anchors.left: page.backShown ? backKey.right : parent.left
            anchors.leftMargin: page.backShown ? Theme.gapLeast : 0
            anchors.right: page.comfortShown ? key.left : parent.right
            anchors.rightMargin: page.comfortShown ? Theme.gapLeast : 0
            height: parent.height
        }
        Label {
            anchors.left: middle.left
            anchors.right: middle.right
            anchors.verticalCenter: parent.verticalCenter
            visible: page.comfortShown && page.comfortHint !== ""
            horizontalAlignment: Text.AlignRight
            tone: page.tone
            muted: true
            text: page.comfortHint
            Accessible.ignored: true
        }
        Action {
            id: key
            objectName: "comfort"
            anchors.right: parent.right
            visible: page.comfortShown
            width: height
            height: parent.height
            round: true
            deep: page.tone === Theme.deep || page.tone === Theme.night
            shape: Glyph.Comfort
            text: page.comfortText
            onClicked: page.comfort()
        }
    }
}
