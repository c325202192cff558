// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/announce/phrase.h"
#include "kiosk/devices/sound_format.h"
#include "kiosk/devices/wav_file.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QtEndian>

/// A small voice pack that a test writes and spoils. Each fragment is a constant that is told from all others.
class PackFolder
{
public:
    PackFolder() { fragments("ru", talon::core::Language::ru); }

    void fragments(const char *language, talon::core::Language of)
    {
        qint16 value = of == talon::core::Language::ru ? 1 : 1001;
        for (const std::string &id : talon::core::required_fragments(*talon::core::built_in_grammar(of)))
            add(language, id.c_str(), constant(value++, 10));
    }
    void add(const char *language, const char *id, const QByteArray &pcm)
    {
        write(fileOf(language, id), talon::kiosk::wavBytes(pcm));
        entry(language, id, fileOf(language, id));
    }
    void entry(const char *language, const char *id, const QString &file)
    {
        m_languages[QLatin1String(language)][QLatin1String(id)] = file;
    }
    void remove(const char *language, const char *id) { m_languages[QLatin1String(language)].remove(QLatin1String(id)); }
    void removeFile(const char *language, const char *id) { QFile::remove(path(fileOf(language, id))); }
    void write(const QString &name, const QByteArray &bytes) const
    {
        QDir{m_dir.path()}.mkpath(QFileInfo{name}.path());
        QFile file{path(name)};
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("the temporary folder cannot be written");
    }
    void writeManifest(int format = 1, int rate = 48000) const
    {
        QJsonObject languages;
        for (auto language = m_languages.begin(); language != m_languages.end(); ++language) {
            QJsonObject entries;
            for (auto id = language->begin(); id != language->end(); ++id)
                entries[id.key()] = QJsonObject{{QStringLiteral("file"), id.value()}, {QStringLiteral("text"), id.key()}};
            languages[language.key()] = QJsonObject{{QStringLiteral("fragments"), entries}};
        }
        write(QStringLiteral("manifest.json"),
              QJsonDocument{QJsonObject{{QStringLiteral("format"), format}, {QStringLiteral("rate"), rate},
                                        {QStringLiteral("voice"), QStringLiteral("a test")},
                                        {QStringLiteral("languages"), languages}}}.toJson());
    }

    QString path() const { return m_dir.path(); }
    QString path(const QString &name) const { return m_dir.filePath(name); }
    static QString fileOf(const char *language, const char *id)
    {
        return QStringLiteral("%1/%2.wav").arg(QLatin1String(language), QLatin1String(id));
    }
    static QByteArray constant(qint16 value, int milliseconds)
    {
        QByteArray pcm(talon::kiosk::soundBytes(milliseconds), '\0');
        for (qsizetype at = 0; at < pcm.size(); at += talon::kiosk::soundSampleBytes)
            qToLittleEndian(value, pcm.data() + at);
        return pcm;
    }

private:
    QTemporaryDir m_dir;
    QMap<QString, QMap<QString, QString>> m_languages;
};

inline qint16 sampleAt(const QByteArray &pcm, qsizetype index)
{
    return qFromLittleEndian<qint16>(pcm.constData() + index * talon::kiosk::soundSampleBytes);
}
