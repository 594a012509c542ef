// SPDX-License-Identifier: Apache-2.0
#include "support/ScreenReader.h"

#include <QDBusArgument>
#include <QDBusMessage>
#include <QDBusPendingCall>
#include <QDBusVariant>

namespace {

const QString connectionName = QStringLiteral("screen reader");
const QString registry = QStringLiteral("org.a11y.atspi.Registry");
constexpr auto properties = "org.freedesktop.DBus.Properties";
constexpr auto accessible = "org.a11y.atspi.Accessible";
constexpr auto actionInterface = "org.a11y.atspi.Action";
constexpr auto table = "org.a11y.atspi.Table";
constexpr auto textInterface = "org.a11y.atspi.Text";
constexpr auto valueInterface = "org.a11y.atspi.Value";

struct Reference {
    QString service;
    QString path;
};

Reference referenceOf(const QVariant& argument) {
    Reference reference;
    QDBusObjectPath path;
    const auto structure = argument.value<QDBusArgument>();
    structure.beginStructure();
    structure >> reference.service >> path;
    structure.endStructure();
    reference.path = path.path();
    return reference;
}

QList<Reference> referencesOf(const QDBusMessage& answer) {
    QList<Reference> references;
    if (answer.type() != QDBusMessage::ReplyMessage)
        return references;
    const auto array = answer.arguments().value(0).value<QDBusArgument>();
    array.beginArray();
    while (!array.atEnd()) {
        Reference reference;
        QDBusObjectPath path;
        array.beginStructure();
        array >> reference.service >> path;
        array.endStructure();
        reference.path = path.path();
        references << reference;
    }
    array.endArray();
    return references;
}

QString textOf(const QDBusMessage& answer) {
    const QVariant first =
        answer.type() == QDBusMessage::ReplyMessage ? answer.arguments().value(0) : QVariant();
    return first.canConvert<QDBusVariant>() ? first.value<QDBusVariant>().variant().toString()
                                            : first.toString();
}

quint64 statesOf(const QDBusMessage& answer) {
    if (answer.type() != QDBusMessage::ReplyMessage)
        return 0;
    const auto words = qdbus_cast<QList<uint>>(answer.arguments().value(0));
    return words.size() == 2 ? quint64(words[1]) << 32 | words[0] : 0;
}

QStringList actionsOf(const QDBusMessage& answer) {
    QStringList actions;
    if (answer.type() != QDBusMessage::ReplyMessage)
        return actions;
    const auto array = answer.arguments().value(0).value<QDBusArgument>();
    array.beginArray();
    while (!array.atEnd()) {
        QString name;
        QString words;
        QString keys;
        array.beginStructure();
        array >> name >> words >> keys;
        array.endStructure();
        actions << name;
    }
    array.endArray();
    return actions;
}

QDBusMessage answerOf(QDBusPendingCall call) {
    call.waitForFinished();
    return call.reply();
}

} // namespace

bool SpokenThing::has(const char* interface) const {
    return interfaces.contains(QLatin1StringView(interface));
}

bool SpokenThing::isControl() const {
    return is(Focusable) || actions.contains(QStringLiteral("Press")) ||
           actions.contains(QStringLiteral("Toggle")) || actions.contains(QStringLiteral("ShowMenu"));
}

QString SpokenThing::words() const {
    return QStringList{name, description, text, value}.join(u'\n');
}

ScreenReader::ScreenReader(const QString& bus)
    : m_bus(QDBusConnection::connectToBus(bus, connectionName)) {
    // Programs tell what somebody has asked for, and nothing else.
    for (const char* event : {"object:state-changed:focused", "focus:"}) {
        QDBusMessage ask = QDBusMessage::createMethodCall(
            registry, QStringLiteral("/org/a11y/atspi/registry"), registry, QStringLiteral("RegisterEvent"));
        ask << QString::fromLatin1(event);
        m_bus.call(ask);
    }
    m_bus.connect({}, {}, QStringLiteral("org.a11y.atspi.Event.Object"), QStringLiteral("StateChanged"), this,
                  SLOT(hear(QDBusMessage)));
}

ScreenReader::~ScreenReader() {
    QDBusConnection::disconnectFromBus(connectionName);
}

bool ScreenReader::findProgram() {
    QDBusMessage ask =
        QDBusMessage::createMethodCall(registry, QStringLiteral("/org/a11y/atspi/accessible/root"),
                                       QLatin1StringView(accessible), QStringLiteral("GetChildren"));
    const QList<Reference> programs = referencesOf(m_bus.call(ask));
    if (programs.isEmpty())
        return false;
    m_program = programs.first().service;
    m_root = programs.first().path;
    return true;
}

QDBusMessage ScreenReader::message(const QString& path, const char* interface, const char* method) const {
    return QDBusMessage::createMethodCall(m_program, path, QLatin1StringView(interface),
                                          QLatin1StringView(method));
}

QDBusMessage ScreenReader::property(const QString& path, const char* interface, const char* name) const {
    QDBusMessage ask = message(path, properties, "Get");
    ask << QString::fromLatin1(interface) << QString::fromLatin1(name);
    return ask;
}

/// Level by level, and a level's questions all at once: a screenful is some thousand of them.
SpokenThings ScreenReader::read() {
    SpokenThings all;
    QList<std::pair<QString, QString>> level{{m_root, QString()}};
    while (!level.isEmpty()) {
        QList<std::pair<QString, QString>> below;
        SpokenThings things;
        QList<QDBusPendingCall> children;
        for (const auto& [path, above] : std::as_const(level)) {
            things << SpokenThing{.path = path, .above = above};
            children << m_bus.asyncCall(message(path, accessible, "GetChildren"));
        }
        readFurther(things);
        for (qsizetype i = 0; i < things.size(); ++i) {
            const QDBusMessage answer = answerOf(children[i]);
            if (things[i].has(table))
                continue;
            const QString above =
                things[i].above + u'/' + (things[i].name.isEmpty() ? things[i].role : things[i].name);
            for (const Reference& child : referencesOf(answer))
                below << std::pair(child.path, above);
        }
        all << things;
        level = below;
    }
    return all;
}

SpokenThing ScreenReader::readOne(const QString& path) {
    SpokenThings things{SpokenThing{.path = path}};
    readFurther(things);
    return things.first();
}

/// Fills in what stands at their paths.
void ScreenReader::readFurther(SpokenThings& things) {
    QList<QList<QDBusPendingCall>> calls;
    for (const SpokenThing& thing : std::as_const(things))
        calls << QList<QDBusPendingCall>{m_bus.asyncCall(message(thing.path, accessible, "GetRoleName")),
                                         m_bus.asyncCall(property(thing.path, accessible, "Name")),
                                         m_bus.asyncCall(property(thing.path, accessible, "Description")),
                                         m_bus.asyncCall(message(thing.path, accessible, "GetState")),
                                         m_bus.asyncCall(message(thing.path, accessible, "GetInterfaces"))};
    for (qsizetype i = 0; i < things.size(); ++i) {
        SpokenThing& thing = things[i];
        thing.role = textOf(answerOf(calls[i][0]));
        thing.name = textOf(answerOf(calls[i][1]));
        thing.description = textOf(answerOf(calls[i][2]));
        thing.states = statesOf(answerOf(calls[i][3]));
        thing.interfaces = answerOf(calls[i][4]).arguments().value(0).toStringList();
    }
    readTexts(things);
}

/// What only some of them have.
void ScreenReader::readTexts(SpokenThings& things) {
    struct Answers {
        std::optional<QDBusPendingCall> text;
        std::optional<QDBusPendingCall> value;
        std::optional<QDBusPendingCall> actions;
    };
    std::vector<Answers> answers(static_cast<std::size_t>(things.size()));
    auto answer = answers.begin();
    for (const SpokenThing& thing : std::as_const(things)) {
        if (thing.has(textInterface)) {
            QDBusMessage ask = message(thing.path, textInterface, "GetText");
            ask << 0 << -1;
            answer->text = m_bus.asyncCall(ask);
        }
        if (thing.has(valueInterface))
            answer->value = m_bus.asyncCall(property(thing.path, valueInterface, "CurrentValue"));
        if (thing.has(actionInterface))
            answer->actions = m_bus.asyncCall(message(thing.path, actionInterface, "GetActions"));
        ++answer;
    }
    answer = answers.begin();
    for (SpokenThing& thing : things) {
        if (answer->text)
            thing.text = textOf(answerOf(*answer->text));
        if (answer->value)
            thing.value = textOf(answerOf(*answer->value));
        if (answer->actions)
            thing.actions = actionsOf(answerOf(*answer->actions));
        ++answer;
    }
}

int ScreenReader::rowCount(const SpokenThing& list) {
    return textOf(m_bus.call(property(list.path, table, "NRows"))).toInt();
}

QStringList ScreenReader::columnNames(const SpokenThing& list) {
    QStringList names;
    const int columns = textOf(m_bus.call(property(list.path, table, "NColumns"))).toInt();
    for (int column = 0; column < columns; ++column) {
        QDBusMessage ask = message(list.path, table, "GetColumnDescription");
        ask << column;
        names << textOf(m_bus.call(ask));
    }
    return names;
}

SpokenThings ScreenReader::row(const SpokenThing& list, int row) {
    const int columns = textOf(m_bus.call(property(list.path, table, "NColumns"))).toInt();
    QList<QDBusPendingCall> asked;
    for (int column = 0; column < columns; ++column) {
        QDBusMessage ask = message(list.path, table, "GetAccessibleAt");
        ask << row << column;
        asked << m_bus.asyncCall(ask);
    }
    SpokenThings cells;
    for (const QDBusPendingCall& call : asked) {
        const QDBusMessage answer = answerOf(call);
        if (answer.type() == QDBusMessage::ReplyMessage)
            cells << SpokenThing{.path = referenceOf(answer.arguments().value(0)).path};
    }
    readFurther(cells);
    return cells;
}

void ScreenReader::act(const SpokenThing& thing, const QStringList& wanted) {
    for (qsizetype action = 0; action < thing.actions.size(); ++action)
        if (wanted.contains(thing.actions[action])) {
            QDBusMessage ask = message(thing.path, actionInterface, "DoAction");
            ask << static_cast<int>(action);
            m_bus.asyncCall(ask);
            return;
        }
}

void ScreenReader::press(const SpokenThing& thing) {
    act(thing, {QStringLiteral("Press"), QStringLiteral("Toggle"), QStringLiteral("ShowMenu")});
}

void ScreenReader::focus(const SpokenThing& thing) {
    act(thing, {QStringLiteral("SetFocus")});
}

void ScreenReader::write(const SpokenThing& line, const QString& text) {
    QDBusMessage ask = message(line.path, "org.a11y.atspi.EditableText", "SetTextContents");
    ask << text;
    m_bus.call(ask);
}

void ScreenReader::key(int symbol) {
    constexpr uint pressAndReleaseSymbol = 3;
    QDBusMessage ask = QDBusMessage::createMethodCall(
        registry, QStringLiteral("/org/a11y/atspi/registry/deviceeventcontroller"),
        QStringLiteral("org.a11y.atspi.DeviceEventController"), QStringLiteral("GenerateKeyboardEvent"));
    ask << symbol << QString() << pressAndReleaseSymbol;
    m_bus.call(ask);
}

void ScreenReader::hear(const QDBusMessage& event) {
    const bool isFocus = event.arguments().value(0).toString() == QStringLiteral("focused");
    if (isFocus && event.arguments().value(1).toInt() == 1 && event.service() == m_program)
        m_heard << readOne(event.path());
}
