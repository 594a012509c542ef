// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>

namespace sandbox {

/// Writes JSON as Stripe prints it, with two spaces an indentation. Text must be UTF-8. Keys are omitted in
/// arrays.
class JsonWriter {
public:
    explicit JsonWriter(qsizetype expectedSize = 4'096) { m_text.reserve(expectedSize); }

    void beginObject(QByteArrayView key = {}) { begin(key, '{'); }
    void endObject() { end('}'); }
    void beginArray(QByteArrayView key = {}) { begin(key, '['); }
    void endArray() { end(']'); }

    void text(QByteArrayView key, QByteArrayView value);
    void number(QByteArrayView key, qint64 value);
    void boolean(QByteArrayView key, bool value);
    void null(QByteArrayView key);
    /// Empty text becomes null.
    void textOrNull(QByteArrayView key, QByteArrayView value);

    QByteArray take() { return std::move(m_text.append('\n')); }

private:
    void begin(QByteArrayView key, char bracket);
    void end(char bracket);
    void startValue(QByteArrayView key);
    void quoted(QByteArrayView value);
    void newLine();

    QByteArray m_text;
    int m_depth = 0;
    bool m_empty = true;
};

} // namespace sandbox
