// SPDX-License-Identifier: Apache-2.0
#include "filter/FilterTokens.h"

#include "identity/Typography.h"
#include "store/PhoneNumber.h"

#include <QRegularExpression>

#include <algorithm>

namespace {

constexpr QStringView parentheses = u"()";

/// The line's characters, typographic ones as the plain ones that are meant.
class Reader {
public:
    explicit Reader(const QString& line)
        : m_line(line) {}

    bool atEnd() const { return m_at >= m_line.size(); }
    QChar next() const { return atEnd() ? QChar() : plainCharacter(m_line[m_at]); }
    qsizetype at() const { return m_at; }
    void skip() { ++m_at; }
    void skipSpaces() {
        while (!atEnd() && (next().isSpace() || isInvisible(m_line[m_at])))
            skip();
    }
    /// What stands between conditions: spaces, commas, and dashes of sentences.
    void skipBetween() {
        const auto isDash = [this] {
            return next() == u'-' && m_line[m_at] != u'-' &&
                   (m_at + 1 == m_line.size() || m_line[m_at + 1].isSpace());
        };
        for (skipSpaces(); !atEnd() && (next() == u',' || isDash()); skipSpaces())
            skip();
    }

    static bool isPhoneCharacter(QChar c) {
        constexpr QStringView others = u"+-./() ";
        return (c >= u'0' && c <= u'9') || others.contains(c);
    }
    bool isAtPhoneNumber() const { return phoneLength(true) > 0; }
    /// A phone number, which may have spaces and parentheses in it; nothing when there is none here. Of a
    /// free word it must be plain to see that it is one.
    std::optional<TypedText> phoneNumber(bool isFreeWord) {
        const qsizetype length = phoneLength(isFreeWord);
        if (length == 0)
            return std::nullopt;
        TypedText typed{{}, false, false, m_at, length};
        for (const qsizetype end = m_at + length; m_at < end; skip())
            if (!isInvisible(m_line[m_at]))
                typed.text += next();
        return typed;
    }

    /// Up to a space, a parenthesis or one of the stops outside quotes.
    TypedText text(QStringView stops) {
        TypedText typed;
        typed.start = m_at;
        typed.quoted = next() == u'"';
        while (!atEnd() && !next().isSpace() && !stops.contains(next()) && !parentheses.contains(next())) {
            if (next() == u'"')
                typed.unterminated = !quotedInto(typed.text);
            else if (isInvisible(m_line[m_at]))
                skip();
            else
                typed.text += plainCharacter(m_line[m_at++]);
        }
        typed.length = m_at - typed.start;
        return typed;
    }

private:
    /// What is in quotes is taken as it is: a plain quote ends with the next plain one, a typographic quote
    /// with any. False when the line ends before the quote does.
    bool quotedInto(QString& text) {
        const bool isPlainQuote = m_line[m_at] == u'"';
        for (skip(); !atEnd(); skip()) {
            if (m_line[m_at] == u'"' || (!isPlainQuote && next() == u'"')) {
                skip();
                return true;
            }
            const bool escapes = m_line[m_at] == u'\\' && m_at + 1 < m_line.size() &&
                                 (m_line[m_at + 1] == u'"' || m_line[m_at + 1] == u'\\');
            if (escapes)
                skip();
            text += m_line[m_at];
        }
        return false;
    }

    /// A free word begins like one: +49, 0049, 0171 / or (0171).
    static bool looksLikePhone(const QString& plain) {
        static const QRegularExpression beginning(
            QStringLiteral("^(?:\\+[0-9(]|00[1-9]|0[0-9]{1,4}[ /.-]|\\(\\+?[0-9]{1,5}\\) ?[0-9])"));
        return plain.contains(beginning);
    }
    qsizetype phoneLength(bool isFreeWord) const {
        constexpr QStringView beginnings = u"+0(";
        if (atEnd() || (isFreeWord && !beginnings.contains(next())))
            return 0;
        constexpr qsizetype longest = 40;
        qsizetype end = m_at;
        QString plain; // As long as the stretch of the line, so that places in it are the same.
        for (; end < m_line.size() && end < m_at + longest; ++end) {
            const QChar c = plainCharacter(m_line[end]);
            const bool isPart = isPhoneCharacter(c) || isInvisible(m_line[end]);
            if (!isPart)
                break;
            plain += isInvisible(m_line[end]) ? QChar(u' ') : c;
        }
        const bool endsInWord = end < m_line.size() && !plainCharacter(m_line[end]).isSpace() &&
                                plainCharacter(m_line[end]) != u',';
        if (endsInWord) // The last piece belongs to a word that goes on.
            plain.truncate(plain.lastIndexOf(u' ') + 1);
        while (!plain.isEmpty() && !plain.back().isDigit())
            plain.chop(1);
        if (plain.isEmpty() || (isFreeWord && !looksLikePhone(plain)))
            return 0;
        // What follows a whole number is another one.
        while (!plain.isEmpty() &&
               (plain.count(u'(') != plain.count(u')') || !PhoneNumber::fromText(plain))) {
            plain.truncate(std::max<qsizetype>(0, plain.lastIndexOf(u' ')));
            while (!plain.isEmpty() && !plain.back().isDigit())
                plain.chop(1);
        }
        return plain.size();
    }

    const QString& m_line;
    qsizetype m_at = 0;
};

void readCondition(Reader& reader, FilterToken& token) {
    // A phrase is never a field: "a:b" in quotes is text.
    if (const std::optional<TypedText> phone = reader.phoneNumber(true)) {
        token.values << *phone;
        return;
    }
    const bool phrase = reader.next() == u'"';
    const TypedText head = reader.text(phrase ? QStringView(u",") : QStringView(u":,"));
    if (phrase || reader.next() != u':') {
        token.values << head;
    } else {
        token.field = head;
        const bool isPhone = head.text.compare(u"phone", Qt::CaseInsensitive) == 0;
        do {
            reader.skip();
            const std::optional<TypedText> phone = isPhone ? reader.phoneNumber(false) : std::nullopt;
            token.values << (phone ? *phone : reader.text(u","));
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
    if (reader.next() == u'(' && !reader.isAtPhoneNumber()) {
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

/// What outside quotes would be read as something else.
bool hasSpaceOr(const QString& text, QStringView others) {
    return std::any_of(text.begin(), text.end(), [others](QChar c) {
        return c.isSpace() || others.contains(c) || plainCharacter(c) != c || isInvisible(c);
    });
}

/// Together with what follows it, it could be read as one number.
bool mayBecomePhoneNumber(const QString& word) {
    return (word.startsWith(u'+') || word.startsWith(u'0')) &&
           std::all_of(word.begin(), word.end(), [](QChar c) { return Reader::isPhoneCharacter(c); });
}

} // namespace

QList<FilterToken> filterTokens(const QString& line) {
    QList<FilterToken> tokens;
    Reader reader(line);
    for (reader.skipBetween(); !reader.atEnd(); reader.skipBetween())
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
    const bool isSign =
        word.isEmpty() || word.startsWith(u'-') || word == u"OR" || mayBecomePhoneNumber(word);
    return isSign || hasSpaceOr(word, u"\":,()") ? inQuotes(word) : word;
}
