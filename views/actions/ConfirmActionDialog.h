// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "identity/VerificationSession.h"

#include <QDialog>

class DangerButton;
class QPushButton;
class QVBoxLayout;
class ValueLabel;

/// Asks before something that cannot be undone: whose account, which session, what will happen. The target is
/// the session as it was when the dialog opened and nothing else, whatever moves behind it.
///
/// At first Enter keeps the session, as Esc always does; it presses the button that has the keyboard. Shown
/// with open(), the dialog goes when it is closed.
class ConfirmActionDialog : public QDialog {
    Q_OBJECT
public:
    const SessionId& target() const { return m_session.id; }
    /// Whether the target is among the sessions in the list behind the dialog. If not, the dialog says so.
    void setInList(bool isInList);

Q_SIGNALS:
    void confirmed(const SessionId& target);

protected:
    struct Words {
        QString title;
        QString confirm; ///< On the button.
    };
    ConfirmActionDialog(const VerificationSession& session, const QString& accountName, bool live,
                        const Words& words, QWidget* parent);

    const VerificationSession& session() const { return m_session; }
    void addEffect(const QString& sentence);
    void addBeforeButtons(QWidget* widget);
    bool event(QEvent* event) override;
    DangerButton& confirmButton() { return *m_confirm; }

private:
    QWidget* summary();

    const VerificationSession m_session;
    ValueLabel* m_notInList;
    QVBoxLayout* m_effects;
    QVBoxLayout* m_extra;
    QPushButton* m_keep;
    DangerButton* m_confirm;
};
