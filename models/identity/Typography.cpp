// SPDX-License-Identifier: Apache-2.0
#include "identity/Typography.h"

QChar plainCharacter(QChar c) {
    constexpr char16_t firstBeyondAscii = 0x80;
    if (c.unicode() < firstBeyondAscii)
        return c;
    switch (c.unicode()) {
    case 0x201C: // “ ” „ ‟ « » and their like
    case 0x201D:
    case 0x201E:
    case 0x201F:
    case 0x00AB:
    case 0x00BB:
    case 0x2033:
    case 0x2036:
    case 0x300C:
    case 0x300D:
    case 0xFF02:
        return u'"';
    case 0x2018: // ‘ ’ ‚ ‛ ‹ › and accents that stand alone
    case 0x2019:
    case 0x201A:
    case 0x201B:
    case 0x2039:
    case 0x203A:
    case 0x2032:
    case 0x2035:
    case 0x02B9:
    case 0x02BC:
    case 0x00B4:
    case 0x1FFD:
    case 0xFF07:
        return u'\'';
    case 0x2010: // ‐ ‑ ‒ – — ― − and their like
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2015:
    case 0x2043:
    case 0x2212:
    case 0xFE58:
    case 0xFE63:
    case 0xFF0D:
        return u'-';
    case 0xFF08:
        return u'(';
    case 0xFF09:
        return u')';
    case 0xFF0B:
        return u'+';
    case 0xFF0C:
    case 0x3001:
        return u',';
    case 0xFF1A:
        return u':';
    case 0xFF3F:
        return u'_';
    default:
        return c.isSpace() ? QChar(u' ') : c;
    }
}

bool isInvisible(QChar c) {
    return c.unicode() >= 0x80 && c.category() == QChar::Other_Format;
}

bool turnsDirection(QChar c) {
    const char16_t u = c.unicode();
    return (u >= 0x202A && u <= 0x202E) || (u >= 0x2066 && u <= 0x2069) || u == 0x200E || u == 0x200F ||
           u == 0x061C;
}
