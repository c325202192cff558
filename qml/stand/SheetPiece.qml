// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Talon.Ui
import Talon.Screens

// A piece of a page: a fact beside its name, an item, a step with its number, a warning, a payment code, or plain text. Each kind looks
// the same on every page, whoever wrote it.
Item {
    id: piece

    required property string kind
    required property string heading
    required property string words
    required property string marker
    required property string code

    readonly property bool fact: kind === "fact"
    readonly property bool stacked: Theme.zoom > 1
    readonly property bool marked: kind === "item" || kind === "step"
    readonly property bool step: kind === "step"
    readonly property int disc: Math.round(Type.note * 1.6)
    readonly property bool boxed: kind === "warning"
    readonly property bool payable: kind === "code"
    readonly property int inset: boxed ? Theme.gap : marked ? sign.width + Theme.gap : payable && !codeAbove ? qr.width + Theme.margin : 0
    readonly property bool codeAbove: stacked && width < Theme.px(Theme.shortSide) // else the words stand beside it
    readonly property int codeSide: Theme.mm(62) // at least 60 mm, for a camera that is held by hand

    implicitHeight: fact ? Math.max(name.height, value.y + value.height) + Theme.tight
        : body.y + Math.max(text.y + text.height + (boxed ? Theme.gap : 0), marked ? sign.height : 0, payable ? qr.height : 0)

    // A fact: what it is called at the left, what it is at the right, with a line above.
    Rectangle {
        width: parent.width
        height: Theme.stroke
        visible: piece.fact
        color: Theme.page.edge
    }
    Label {
        id: name
        y: Theme.tight
        width: piece.stacked ? parent.width : Math.floor(parent.width * 0.36)
        visible: piece.fact
        muted: true
        text: piece.fact ? piece.heading : ""
    }
    Label {
        id: value
        x: piece.stacked ? 0 : name.width + Theme.gap
        y: piece.stacked ? name.y + name.height : Theme.tight
        width: parent.width - x
        visible: piece.fact
        font.bold: true
        text: piece.fact ? piece.words : ""
    }

    Label {
        id: head
        width: parent.width
        visible: !piece.fact && text !== ""
        balanced: true
        text: piece.fact ? "" : piece.heading
        font.pixelSize: Type.row
        font.bold: true
        Accessible.role: Accessible.Heading
    }
    Item {
        id: body
        y: head.text !== "" ? head.height + Theme.tight : 0
        width: parent.width
        visible: !piece.fact

        Rectangle {
            anchors.fill: text
            anchors.margins: -Theme.gap
            visible: piece.boxed
            radius: Theme.radius
            color: Theme.notice.ground
            border.width: Theme.stroke
            border.color: Theme.notice.edge
        }
        Rectangle {
            id: sign
            width: piece.step ? piece.disc : Type.note
            height: piece.step ? piece.disc : text.contentHeight / Math.max(1, text.lineCount)
            visible: piece.marked && (piece.kind === "item" || piece.marker !== "")
            color: Theme.clear

            Rectangle {
                anchors.centerIn: parent
                width: piece.step ? parent.width : 2 * Theme.tight
                height: width
                radius: piece.step ? width / 2 : 0
                color: Theme.tileTone.ground

                Label {
                    anchors.centerIn: parent
                    visible: piece.step
                    tone: Theme.tileTone
                    text: piece.marker
                    font.bold: true
                    lineHeight: 1
                    Accessible.ignored: true
                }
            }
        }
        QrCode {
            id: qr
            width: piece.codeSide
            height: piece.payable ? width : 0
            visible: piece.payable
            text: piece.code
        }
        Label {
            id: text
            x: piece.inset
            y: piece.boxed ? Theme.gap : piece.payable && piece.codeAbove ? qr.height + Theme.gap : 0
            width: parent.width - x - (piece.boxed ? Theme.gap : 0)
            tone: piece.boxed ? Theme.notice : Theme.page
            muted: piece.kind === "note" || piece.kind === "law"
            text: piece.fact ? "" : piece.words
            font.bold: piece.kind === "contact"
        }
    }
}
