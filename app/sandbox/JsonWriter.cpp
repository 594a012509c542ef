// SPDX-License-Identifier: Apache-2.0
#include "JsonWriter.h"

namespace sandbox {

namespace {

bool mustBeEscaped(char letter) {
    return letter == '"' || letter == '\\' || static_cast<unsigned char>(letter) < 0x20;
}

} // namespace

void JsonWriter::newLine() {
    static constexpr char kSpaces[] = "\n                                        ";
    const int wanted = 1 + 2 * m_depth;
    m_text.append(kSpaces, std::min<int>(wanted, sizeof(kSpaces) - 1));
}

void JsonWriter::startValue(QByteArrayView key) {
    if (!m_empty)
        m_text.append(',');
    if (m_depth > 0)
        newLine();
    m_empty = false;
    if (key.isEmpty())
        return;
    quoted(key);
    m_text.append(": ", 2);
}

void JsonWriter::begin(QByteArrayView key, char bracket) {
    startValue(key);
    m_text.append(bracket);
    ++m_depth;
    m_empty = true;
}

void JsonWriter::end(char bracket) {
    --m_depth;
    if (!m_empty)
        newLine();
    m_text.append(bracket);
    m_empty = false;
}

void JsonWriter::quoted(QByteArrayView value) {
    m_text.append('"');
    qsizetype done = 0;
    for (qsizetype i = 0; i < value.size(); ++i) {
        const char letter = value[i];
        if (!mustBeEscaped(letter))
            continue;
        m_text.append(value.data() + done, i - done);
        done = i + 1;
        if (letter == '\n') {
            m_text.append("\\n", 2);
        } else if (static_cast<unsigned char>(letter) < 0x20) {
            m_text.append("\\u00", 4).append(QByteArray::number(letter, 16).rightJustified(2, '0'));
        } else {
            m_text.append('\\').append(letter);
        }
    }
    m_text.append(value.data() + done, value.size() - done);
    m_text.append('"');
}

void JsonWriter::text(QByteArrayView key, QByteArrayView value) {
    startValue(key);
    quoted(value);
}

void JsonWriter::number(QByteArrayView key, qint64 value) {
    startValue(key);
    m_text.append(QByteArray::number(value));
}

void JsonWriter::boolean(QByteArrayView key, bool value) {
    startValue(key);
    m_text.append(value ? "true" : "false");
}

void JsonWriter::null(QByteArrayView key) {
    startValue(key);
    m_text.append("null", 4);
}

void JsonWriter::textOrNull(QByteArrayView key, QByteArrayView value) {
    if (value.isEmpty())
        null(key);
    else
        text(key, value);
}

} // namespace sandbox
