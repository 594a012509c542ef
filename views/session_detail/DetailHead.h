// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "identity/VerificationSession.h"

#include <QWidget>

class LinkButton;
class StatusBadge;
class ValueLabel;

/// Who and what is open: the person (always masked here), the status, the id.
class DetailHead : public QWidget {
    Q_OBJECT
public:
    explicit DetailHead(QWidget* parent = nullptr);

    void display(const VerificationSession& session);
    /// For a session of which nothing but the id is known yet.
    void display(const SessionId& id);
    /// Dim words at the right of the id: "Loading the rest…"
    void setProgress(const QString& words);

Q_SIGNALS:
    void copyRequested(const QString& id);
    void dashboardRequested(const SessionId& id);

private:
    void displayId(const SessionId& id);

    SessionId m_id;
    ValueLabel* m_name;
    StatusBadge* m_status;
    LinkButton* m_dashboard;
    ValueLabel* m_idText;
    LinkButton* m_copy;
    ValueLabel* m_progress;
};
