// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "identity/Ids.h"

#include <QElapsedTimer>
#include <QHash>
#include <QObject>
#include <QTimer>

/// The sessions that glow because they have just changed: each from full to nothing within a second.
class RowGlow : public QObject {
    Q_OBJECT
public:
    static constexpr int glowTime = 1'000; ///< Milliseconds.

    explicit RowGlow(QObject* parent = nullptr);

    /// One that glows already goes on as it was.
    void light(const SessionId& id);
    bool isDark() const { return m_since.isEmpty(); }
    /// From 1 to 0.
    double strength(const SessionId& id) const;

Q_SIGNALS:
    /// Strengths differ now; the last time when everything is dark again.
    void changed();

private:
    void fade();

    QHash<SessionId, qint64> m_since;
    QElapsedTimer m_clock;
    QTimer m_steps;
};
