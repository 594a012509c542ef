// SPDX-License-Identifier: Apache-2.0
#include "sessions/UnwrappedText.h"

#include "identity/Typography.h"

#include <QHash>
#include <QRegularExpression>

#include <functional>

namespace {

constexpr int hexadecimal = 16;
constexpr uint firstBeyondAscii = 0x80;

using Replacement = std::function<QString(const QRegularExpressionMatch&)>;

QString replaced(const QString& text, const QRegularExpression& pattern, const Replacement& replacement) {
    QString result;
    qsizetype done = 0;
    for (auto matches = pattern.globalMatch(text); matches.hasNext();) {
        const QRegularExpressionMatch match = matches.next();
        result += QStringView(text).mid(done, match.capturedStart() - done);
        result += replacement(match);
        done = match.capturedEnd();
    }
    result += QStringView(text).mid(done);
    return result;
}

/// The character of a code in hexadecimal; the whole match when it is not printable ASCII.
QString characterOf(const QRegularExpressionMatch& match) {
    const uint code = match.captured(1).toUInt(nullptr, hexadecimal);
    return code >= u' ' && code < firstBeyondAscii - 1 ? QString(QChar(code)) : match.captured();
}

QString withoutPercents(const QString& text) {
    static const QRegularExpression code(QStringLiteral("%([0-9A-Fa-f]{2})"));
    return replaced(text, code, characterOf);
}

QString withoutEntities(const QString& text) {
    static const QRegularExpression entity(
        QStringLiteral("&(?:#x([0-9A-Fa-f]{1,6})|#([0-9]{1,7})|([A-Za-z]{2,16}));"));
    static const QHash<QString, QString> named{
        {QStringLiteral("amp"), QStringLiteral("&")},
        {QStringLiteral("lt"), QStringLiteral("<")},
        {QStringLiteral("gt"), QStringLiteral(">")},
        {QStringLiteral("quot"), QStringLiteral("\"")},
        {QStringLiteral("apos"), QStringLiteral("'")},
        {QStringLiteral("nbsp"), QStringLiteral(" ")},
        {QStringLiteral("lowbar"), QStringLiteral("_")},
        {QStringLiteral("UnderBar"), QStringLiteral("_")},
        {QStringLiteral("shy"), QString()},
        {QStringLiteral("zwnj"), QString()},
        {QStringLiteral("zwj"), QString()},
        {QStringLiteral("ZeroWidthSpace"), QString()},
        {QStringLiteral("commat"), QStringLiteral("@")},
        {QStringLiteral("hyphen"), QStringLiteral("-")},
        {QStringLiteral("ndash"), QStringLiteral("-")},
        {QStringLiteral("sol"), QStringLiteral("/")},
    };
    return replaced(text, entity, [](const QRegularExpressionMatch& match) {
        if (match.hasCaptured(3))
            return named.value(match.captured(3), match.captured());
        const uint code = match.hasCaptured(1) ? match.captured(1).toUInt(nullptr, hexadecimal)
                                               : match.captured(2).toUInt();
        constexpr uint firstBeyondPlane = 0x10000;
        return code >= u' ' && code < firstBeyondPlane ? QString(QChar(code)) : match.captured();
    });
}

/// vs\_1P of Markdown, vs\u005f1P of JSON, vs=5F1P of quoted-printable mail.
QString withoutEscapes(const QString& text) {
    static const QRegularExpression underscore(
        QStringLiteral("\\\\_|\\\\u005[fF]|(?<=\\bvs|\\bvr|\\bcus|\\bacct)=5[fF]"));
    return replaced(text, underscore, [](const QRegularExpressionMatch&) { return QStringLiteral("_"); });
}

/// Proofpoint's second code: a slash is an underscore, and a hyphen precedes the number of any other sign.
QString withoutProofpoint(const QString& text) {
    static const QRegularExpression link(
        QStringLiteral("https?://urldefense(?:\\.proofpoint)?\\.com/v2/url\\?u=([^&\\s\"'<>|)\\]]+)"),
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression code(QStringLiteral("-([0-9A-Fa-f]{2})"));
    static const QRegularExpression loose(QStringLiteral("(?<![A-Za-z0-9])(vs|vr|cus|acct)-5F"));
    const QString plain = replaced(text, link, [](const QRegularExpressionMatch& match) {
        return replaced(match.captured(1).replace(u'_', u'/'), code, characterOf);
    });
    return replaced(plain, loose,
                    [](const QRegularExpressionMatch& match) { return match.captured(1) + u'_'; });
}

/// Links as Sophos writes them into its own: "aHR0c" is how "http" begins in base64.
QString withoutBase64(const QString& text) {
    static const QRegularExpression link(
        QStringLiteral("(?<![A-Za-z0-9+/_-])aHR0c[A-Za-z0-9+/_-]{8,}={0,2}"));
    return replaced(text, link, [](const QRegularExpressionMatch& match) {
        QByteArray bytes = match.captured().toLatin1();
        bytes.replace('-', '+').replace('_', '/');
        const QString url = QString::fromUtf8(QByteArray::fromBase64(bytes));
        return url.startsWith(u"http") ? url : match.captured();
    });
}

QString plainCharacters(const QString& text) {
    static const QRegularExpression breakingTag(QStringLiteral("<wbr ?/?>"));
    QString plain;
    plain.reserve(text.size());
    for (const QChar c : text)
        if (!isInvisible(c))
            plain += plainCharacter(c);
    return plain.remove(breakingTag);
}

} // namespace

QString unwrappedText(const QString& text) {
    constexpr int deepest = 8; // Each gateway a mail passes adds one.
    QString plain = text;
    for (int depth = 0; depth < deepest; ++depth) {
        const QString before = plain;
        plain = plainCharacters(withoutEntities(plain));
        plain = withoutBase64(withoutProofpoint(withoutPercents(withoutEscapes(plain))));
        if (plain == before)
            break;
    }
    return plain;
}
