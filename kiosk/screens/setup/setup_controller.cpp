// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/screens/setup/setup_controller.h"

#include "kiosk/link/device_code.h"

namespace talon::kiosk {

namespace {

/// The character of a code that somebody means; nothing for what separates them.
std::optional<QChar> meant(QChar typed)
{
    const QChar character = meantInCode(typed);
    return QLatin1String(codeAlphabet).contains(character) ? std::optional(character) : std::nullopt;
}

} // namespace

SetupController::Step SetupController::step() const
{
    switch (m_situation.reason) {
    case SetupReason::OtherRole:
    case SetupReason::NoServer:
    case SetupReason::NoFolder: return Step::Stuck;
    case SetupReason::Asked:
        if (!m_typing)
            return Step::Overview;
        break;
    case SetupReason::NotEnrolled:
    case SetupReason::Damaged: break;
    }
    return m_asking ? Step::Asking : Step::Code;
}

QString SetupController::title() const
{
    if (m_asking)
        return tr("Подключаем устройство");
    switch (m_situation.reason) {
    case SetupReason::NotEnrolled: return tr("Устройство ещё не подключено");
    case SetupReason::Damaged: return tr("Устройство нужно подключить заново");
    case SetupReason::OtherRole: return tr("Настройки не подходят к устройству");
    case SetupReason::NoServer: return tr("Не указан адрес сервера");
    case SetupReason::NoFolder: return tr("Папка данных недоступна");
    case SetupReason::Asked: break;
    }
    return tr("Служебная страница");
}

QString SetupController::text() const
{
    if (m_asking)
        return m_waiting ? tr("Сервер пока не отвечает. Устройство пробует снова каждые две секунды. Проверьте кабель и адрес сервера.")
                         : tr("Код отправлен серверу.");
    switch (m_situation.reason) {
    case SetupReason::NotEnrolled:
        return tr("Выдайте код в пульте: «Устройства» → «Подключить устройство». Введите его здесь целиком.");
    case SetupReason::Damaged:
        return tr("Файлы с ключом устройства повреждены. Выдайте код для того же места и введите его. Прежние данные останутся в папке устройства.");
    case SetupReason::OtherRole:
        return tr("В папке данных другое устройство: %1, а программа запущена как %2. Исправьте настройки и перезапустите программу.")
            .arg(roleName(m_situation.owner), roleName(m_situation.role));
    case SetupReason::NoServer: return tr("Укажите адрес (server) в настройках устройства и перезапустите программу.");
    case SetupReason::NoFolder: return tr("Её нельзя создать или прочитать. Проверьте диск и настройку data, затем перезапустите программу.");
    case SetupReason::Asked: break;
    }
    if (m_situation.stranger)
        return tr("По адресу сервера отвечает другой сервер: ключ не тот. Если ключ сменили вы, выдайте код для этого же места и введите его. Если нет — сообщите в службу безопасности.");
    return m_typing ? tr("Новый код нужен, только если у сервера сменился ключ. Выдайте его для этого же места.") : QString();
}

QString SetupController::roleName(const QString &role)
{
    if (role == QLatin1String("ticket"))
        return tr("терминал регистрации");
    if (role == QLatin1String("hall"))
        return tr("табло");
    if (role == QLatin1String("stand"))
        return tr("информационный стенд");
    return role == QLatin1String("survey") ? tr("терминал оценки") : role;
}

QString SetupController::said() const
{
    return m_fault ? faultText(*m_fault) : QString();
}

QString SetupController::faultText(EnrolFault fault)
{
    switch (fault) {
    case EnrolFault::Refused: return tr("Сервер не принял код. Проверьте его или выдайте новый: код действует один раз и не дольше срока");
    case EnrolFault::Stranger: return tr("По этому адресу другой сервер: ключ не тот, что в коде. Код не отправлен");
    case EnrolFault::NoKeyTold: return tr("В коде нет отпечатка ключа. Выдайте код на сервере, который работает по https");
    case EnrolFault::NoTls: return tr("Код выдан для сервера с https, а в настройках адрес http");
    case EnrolFault::OtherRole: return tr("Код выдан для устройства другого назначения. Выдайте код для этого места");
    case EnrolFault::Disk: return tr("Ключ не удалось записать на диск устройства");
    case EnrolFault::NoAnswer: break;
    }
    return tr("По этому адресу отвечает не сервер «Талон»");
}

int SetupController::length() const
{
    return codeSecretSize + (m_situation.tls ? codeFingerprintSize : 0);
}

QString SetupController::code() const
{
    QString text;
    for (qsizetype i = 0; i < m_typed.size(); ++i) {
        if (i > 0 && i % group == 0)
            text += QLatin1Char('-');
        text += m_typed[i];
    }
    return text;
}

QString SetupController::about() const
{
    const QString program = tr("Программа: %1").arg(QStringLiteral(TALON_VERSION));
    return m_situation.server.isEmpty() ? program : serverLine() + u'\n' + program;
}

QString SetupController::serverLine() const { return tr("Сервер: %1").arg(m_situation.server); }

QStringList SetupController::facts() const
{
    QStringList lines;
    if (!m_situation.place.isEmpty())
        lines << tr("Место: %1").arg(m_situation.place);
    if (!m_situation.server.isEmpty())
        lines << serverLine();
    if (closable())
        lines << (m_situation.online ? tr("Связь с сервером есть") : tr("Связи с сервером нет"));
    if (rollOffered())
        lines << (m_situation.tickets ? tr("Бумаги хватит примерно на %n талонов", nullptr, *m_situation.tickets) : tr("На сколько хватит бумаги, неизвестно"));
    lines << tr("Программа: %1").arg(QStringLiteral(TALON_VERSION));
    return lines;
}

QStringList SetupController::keys() const
{
    QStringList keys;
    for (const char key : QLatin1String(codeAlphabet))
        keys << QString(QLatin1Char(key));
    return keys;
}

void SetupController::begin(const QString &code)
{
    m_typed.clear();
    for (const QChar typed : code)
        if (const auto character = meant(typed))
            m_typed += *character;
    m_fault.reset();
    m_asking = true;
    Q_EMIT changed();
}

void SetupController::onWaiting()
{
    m_waiting = true;
    Q_EMIT changed();
}

void SetupController::onFailed(EnrolFault fault)
{
    m_asking = m_waiting = false;
    m_fault = fault;
    Q_EMIT changed();
}

void SetupController::setLink(bool online, bool stranger)
{
    m_situation.online = online;
    m_situation.stranger = stranger;
    Q_EMIT changed();
}

void SetupController::setPaper(std::optional<int> tickets)
{
    m_situation.tickets = tickets;
    Q_EMIT changed();
}

void SetupController::type(const QString &text)
{
    Q_EMIT touched();
    if (step() != Step::Code)
        return;
    for (const QChar typed : text)
        if (const auto character = meant(typed); character && m_typed.size() < length()) {
            m_typed += *character;
            m_fault.reset();
        }
    Q_EMIT changed();
}

void SetupController::erase()
{
    Q_EMIT touched();
    if (step() != Step::Code || m_typed.isEmpty())
        return;
    m_typed.chop(1);
    m_fault.reset();
    Q_EMIT changed();
}

void SetupController::enter()
{
    if (step() != Step::Code || !complete())
        return;
    m_fault.reset();
    m_asking = true;
    Q_EMIT changed();
    Q_EMIT codeEntered(code());
}

void SetupController::again()
{
    Q_EMIT touched();
    if (!m_asking)
        return;
    m_asking = m_waiting = false;
    Q_EMIT changed();
    Q_EMIT givenUp();
}

void SetupController::openCode()
{
    Q_EMIT touched();
    if (step() != Step::Overview || !codeOffered())
        return;
    m_typing = true;
    Q_EMIT changed();
}

void SetupController::newRoll()
{
    Q_EMIT touched();
    if (step() != Step::Overview || !rollOffered() || m_rollNoted)
        return;
    m_rollNoted = true;
    Q_EMIT changed();
    Q_EMIT rollChanged();
}

void SetupController::back()
{
    Q_EMIT touched();
    if (step() == Step::Overview)
        Q_EMIT closed();
    if (step() != Step::Code || !closable())
        return;
    m_typing = false;
    m_typed.clear();
    m_fault.reset();
    Q_EMIT changed();
}

} // namespace talon::kiosk
