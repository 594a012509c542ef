// SPDX-License-Identifier: Apache-2.0
#include "settings/IniText.h"

namespace {

// How QSettings marks a list without elements, and a text that begins with what marks.
const QString emptyList = QStringLiteral("@Invalid()");
constexpr QChar mark = u'@';

struct Escape {
    char16_t letter;
    char16_t meaning;
};
constexpr Escape escapes[] = {{u'a', u'\a'},  {u'b', u'\b'},  {u'f', u'\f'}, {u'n', u'\n'},
                              {u'r', u'\r'},  {u't', u'\t'},  {u'v', u'\v'}, {u'"', u'"'},
                              {u'\\', u'\\'}, {u'\'', u'\''}, {u'?', u'?'}};

bool isHexDigit(QChar c) {
    return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f') || (c >= u'A' && c <= u'F');
}

/// The character behind a backslash at `i`; moves `i` behind it.
QChar unescaped(const QString& text, qsizetype& i) {
    const QChar letter = i < text.size() ? text.at(i++) : QChar(u'\\');
    for (const Escape& escape : escapes)
        if (letter == escape.letter)
            return escape.meaning;
    const bool isHex = letter == u'x';
    if (!isHex && (letter < u'0' || letter > u'7'))
        return letter;
    constexpr int hex = 16;
    constexpr int octal = 8;
    const qsizetype begin = isHex ? i : i - 1;
    while (i < text.size() && (isHex ? isHexDigit(text.at(i)) : text.at(i) >= u'0' && text.at(i) <= u'7'))
        ++i;
    return QChar(text.mid(begin, i - begin).toUShort(nullptr, isHex ? hex : octal));
}

/// What QSettings trims: other blanks belong to the text.
bool isBlank(QChar c) {
    return c == u' ' || c == u'\t' || c == u'\r';
}

QString withoutBlanks(const QString& text) {
    qsizetype begin = 0;
    qsizetype end = text.size();
    while (begin < end && isBlank(text.at(begin)))
        ++begin;
    while (end > begin && isBlank(text.at(end - 1)))
        --end;
    return text.sliced(begin, end - begin);
}

QStringList elementsOf(const QString& text) {
    QStringList elements;
    QString element;
    qsizetype end = 0; // Of the element, without the blanks behind it.
    bool isQuoted = false;
    bool wasQuoted = false;
    const auto finish = [&] {
        elements << element.left(end);
        element.clear();
        end = 0;
        wasQuoted = false;
    };
    for (qsizetype i = 0; i < text.size();) {
        const QChar c = text.at(i++);
        if (c == u'\\') {
            element += unescaped(text, i);
        } else if (c == u'"') {
            isQuoted = !isQuoted;
            wasQuoted = true;
            continue;
        } else if (c == u',' && !isQuoted) {
            finish();
            continue;
        } else if (isBlank(c) && !isQuoted) {
            if (!element.isEmpty() && !wasQuoted)
                element += c; // It counts when more follows.
            continue;
        } else {
            element += c;
        }
        end = element.size();
    }
    finish();
    if (elements == QStringList{emptyList})
        return {};
    for (QString& each : elements)
        if (each.startsWith(QString(2, mark)))
            each.remove(0, 1);
    return elements;
}

QString escaped(QString text) {
    if (text.startsWith(mark))
        text.prepend(mark);
    QString result;
    bool isQuoted = !text.isEmpty() && (text.front().isSpace() || text.back().isSpace());
    bool isAfterNumber = false;
    for (const QChar c : text) {
        isQuoted = isQuoted || c == u';' || c == u',' || c == u'=';
        const bool isNumber = c < u' ' || c == u'\x7f' || (isAfterNumber && isHexDigit(c));
        if (isNumber)
            result += QStringLiteral("\\x") + QString::number(c.unicode(), 16);
        else if (c == u'"' || c == u'\\')
            result += QStringLiteral("\\") + c;
        else
            result += c;
        isAfterNumber = isNumber;
    }
    return isQuoted ? u'"' + result + u'"' : result;
}

} // namespace

std::optional<IniText::Values> IniText::read(const QByteArray& text) {
    Values values;
    QString section;
    const QStringList lines = QString::fromUtf8(text).split(u'\n');
    for (const QString& each : lines) {
        const QString line = withoutBlanks(each);
        if (line.isEmpty() || line.startsWith(u';'))
            continue;
        if (line.startsWith(u'[') && line.endsWith(u']')) {
            section = line.sliced(1, line.size() - 2).trimmed() + u'/';
            continue;
        }
        const qsizetype equals = line.indexOf(u'=');
        if (equals <= 0)
            return std::nullopt;
        const QString key = line.first(equals).trimmed().replace(u'\\', u'/');
        values.insert(section + key, elementsOf(line.sliced(equals + 1)));
    }
    return values;
}

QByteArray IniText::write(const Values& values) {
    QString text;
    QString section;
    for (auto value = values.begin(); value != values.end(); ++value) {
        const qsizetype slash = value.key().indexOf(u'/');
        if (const QString of = value.key().first(slash); of != section) {
            text += (section.isEmpty() ? QStringLiteral("[") : QStringLiteral("\n[")) + of +
                    QStringLiteral("]\n");
            section = of;
        }
        QStringList elements;
        for (const QString& element : value.value())
            elements << escaped(element);
        text += value.key().sliced(slash + 1).replace(u'/', u'\\') + u'=' +
                (elements.isEmpty() ? emptyList : elements.join(QStringLiteral(", "))) + u'\n';
    }
    return text.toUtf8();
}
