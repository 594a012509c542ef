// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QMimeData>
#include <QObject>
#include <QPointer>
#include <QTimer>

#include <chrono>

/// The clipboard for what must not stay on it: marked as a secret for clipboard managers, and taken off again
/// after a while, with clear(), and when the desk ends, if it is still what the desk put there.
class SecretClipboard : public QObject {
    Q_OBJECT
public:
    static constexpr std::chrono::seconds stay{30};

    explicit SecretClipboard(QObject* parent = nullptr);

    void put(const QString& text);
    void clear();
    void setStay(std::chrono::milliseconds time) { m_stay = time; }

private:
    std::chrono::milliseconds m_stay{stay};
    QPointer<const QMimeData> m_content; ///< The clipboard's own, gone when somebody copies something else.
    QTimer m_over;
};
