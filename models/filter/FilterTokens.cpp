// SPDX-License-Identifier: Apache-2.0
#include "filter/FilterTokens.h"

#include <algorithm>

namespace {

constexpr QStringView parentheses = u"()";

class Reader {
public:
    explicit Reader(const QString& line)
        : m_line(line) {}

    bool atEnd() const { return m_at >= m_line.size(); }
    QChar next() const { return atEnd() ? QChar() : m_line[m_at]; }
    qsizetype at() const { return m_at; }
    void skip() { ++m_at; }
    void skipSpaces() {
        while (!atEnd() && next().isSpace())
            skip();
    }

    /// Up to a space, a parenthesis or one of the stops outside quotes.
    TypedText text(QStringView stops) {
        TypedText typed;
        typed.start = m_at;
        typed.quoted = next() == u'"';
        while (!atEnd() && !next().isSpace() && !stops.contains(next()) && !parentheses.contains(next())) {
            if (next() == u'"')
                typed.unterminated = !quotedInto(typed.text);
            else
                typed.text += m_line[m_at++];
        }
        typed.length = m_at - typed.start;
        return typed;
    }

private:
    /// False when the line ends before the quote does.
    bool quotedInto(QString& text) {
        for (skip(); !atEnd(); skip()) {
            if (next() == u'"') {
                skip();
                return true;
            }
            const bool escapes = next() == u'\\' && m_at + 1 < m_line.size() &&
                                 (m_line[m_at + 1] == u'"' || m_line[m_at + 1] == u'\\');
            if (escapes)
                skip();
            text += next();
        }
        return false;
    }

    const QString& m_line;
    qsizetype m_at = 0;
};

void readCondition(Reader& reader, FilterToken& token) {
    // A phrase is never a field: "a:b" in quotes is text.
    const bool phrase = reader.next() == u'"';
    const TypedText head = reader.text(phrase ? QStringView() : QStringView(u":"));
    if (phrase || reader.next() != u':') {
        token.values << head;
    } else {
        token.field = head;
        do {
            reader.skip();
            token.values << reader.text(u",");
        } while (reader.next() == u',');
    }
    const bool isOr = head.length == 2 && head.text == u"OR" && !token.field && !token.excluded;
    if (isOr)
        token.kind = FilterToken::Kind::Or;
}

FilterToken tokenFrom(Reader& reader) {
    FilterToken token;
    token.start = reader.at();
    if (reader.next() == u'-') {
        token.excluded = true;
        reader.skip();
    }
    if (reader.next() == u'(') {
        token.kind = FilterToken::Kind::Opening;
        reader.skip();
    } else if (reader.next() == u')' && !token.excluded) {
        token.kind = FilterToken::Kind::Closing;
        reader.skip();
    } else {
        readCondition(reader, token);
    }
    token.length = reader.at() - token.start;
    return token;
}

bool hasSpaceOr(const QString& text, QStringView others) {
    return std::any_of(text.begin(), text.end(),
                       [others](QChar c) { return c.isSpace() || others.contains(c); });
}

} // namespace

QList<FilterToken> filterTokens(const QString& line) {
    QList<FilterToken> tokens;
    Reader reader(line);
    for (reader.skipSpaces(); !reader.atEnd(); reader.skipSpaces())
        tokens << tokenFrom(reader);
    return tokens;
}

QString inQuotes(const QString& text) {
    QString escaped = text;
    escaped.replace(u'\\', QStringLiteral("\\\\")).replace(u'"', QStringLiteral("\\\""));
    return u'"' + escaped + u'"';
}

QString typedValue(const QString& value) {
    return value.isEmpty() || hasSpaceOr(value, u"\",()") ? inQuotes(value) : value;
}

QString typedWord(const QString& word) {
    const bool isSign = word.isEmpty() || word.startsWith(u'-') || word == u"OR";
    return isSign || hasSpaceOr(word, u"\":()") ? inQuotes(word) : word;
}
