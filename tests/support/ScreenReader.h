// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDBusConnection>
#include <QObject>
#include <QStringList>

class QDBusMessage;

/// One thing of a window as a screen reader is told of it.
/// https://gnome.pages.gitlab.gnome.org/at-spi2-core/devel-docs/ has the words.
struct SpokenThing {
    enum State { // Numbers of AT-SPI's.
        Active = 1,
        Checked = 4,
        Editable = 7,
        Enabled = 8,
        Expandable = 9,
        Expanded = 10,
        Focusable = 11,
        Focused = 12,
        Selected = 23,
        Showing = 25,
        Visible = 30,
        ReadOnly = 43,
    };

    QString path = {};  ///< Where it is on the bus.
    QString above = {}; ///< The names it stands below, for finding it.
    QString role = {};
    QString name = {};
    QString description = {};
    QString text = {};  ///< What can be read in it letter by letter.
    QString value = {}; ///< Of a bar or a number.
    quint64 states = 0;
    QStringList interfaces = {};
    QStringList actions = {};

    bool is(State state) const { return (states >> state & 1) != 0; }
    bool has(const char* interface) const;
    /// It can be gone to, or pressed.
    bool isControl() const;
    /// All that can be heard of it.
    QString words() const;
};

using SpokenThings = QList<SpokenThing>;

/// Listens to one program over AT-SPI, and acts in it, as a screen reader does: over its bus and by keys,
/// with no hand inside the program.
class ScreenReader : public QObject {
    Q_OBJECT
public:
    explicit ScreenReader(const QString& bus);
    ~ScreenReader() override;

    /// Whether a program has come to the bus. It is the one that is read from then on.
    bool findProgram();

    /// Everything there is, also what does not show; of a table not the cells.
    SpokenThings read();
    /// What a menu has is told only when it is come to: the things that had the focus since forget(), in
    /// order.
    const SpokenThings& heard() const { return m_heard; }
    void forget() { m_heard.clear(); }

    int rowCount(const SpokenThing& list);
    QStringList columnNames(const SpokenThing& list);
    /// The cells of one row.
    SpokenThings row(const SpokenThing& list, int row);

    /// Returns at once: what it opens may keep the program from answering until it is closed.
    void press(const SpokenThing& thing);
    void focus(const SpokenThing& thing);
    void write(const SpokenThing& line, const QString& text);
    /// A key of the keyboard, by its X name's number.
    void key(int symbol);

private Q_SLOTS:
    void hear(const QDBusMessage& event);

private:
    QDBusMessage message(const QString& path, const char* interface, const char* method) const;
    QDBusMessage property(const QString& path, const char* interface, const char* name) const;
    SpokenThing readOne(const QString& path);
    void readFurther(SpokenThings& things);
    void readTexts(SpokenThings& things);
    void act(const SpokenThing& thing, const QStringList& wanted);

    QDBusConnection m_bus;
    QString m_program;
    QString m_root;
    SpokenThings m_heard;
};
