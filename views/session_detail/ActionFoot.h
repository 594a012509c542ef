// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "actions/SessionActions.h"
#include "stripe/KeyAbilities.h"

#include <QWidget>

class ErrorNotice;
class QPushButton;
class ValueLabel;

/// What can be done with the open session and cannot be undone. The two buttons stand far apart at the
/// bottom and never move; why one cannot be pressed, and what came of a press, grows upwards from them.
class ActionFoot : public QWidget {
    Q_OBJECT
public:
    explicit ActionFoot(SessionActions& actions, QWidget* parent = nullptr);

    /// Nothing while no session is known.
    void display(const std::optional<VerificationSession>& session);
    /// Stripe cannot be reached. Nothing waits for it to come back: what cannot be undone is done when
    /// somebody presses, or not at all.
    void setOffline(bool offline);
    /// Whether the key may cancel and redact, as far as is known. Only a clear no takes the buttons away.
    void setKeyAnswer(const AbilityAnswer& answer);
    /// The list's keys are named only while they work.
    void setListHasKeyboard(bool hasKeyboard);

Q_SIGNALS:
    /// A button was pressed: nothing has been done yet.
    void actionRequested(ActionKind action);
    void copyRequested(const QString& requestId);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void displayButtons();
    void displayResult();
    void displayButton(QPushButton* button, ActionKind action, const QString& usual, const QString& busy);
    Eligibility eligibility(ActionKind action) const;
    void connectActions();

    SessionActions& m_actions;
    std::optional<VerificationSession> m_session;
    bool m_isOffline = false;
    AbilityAnswer m_keyAnswer; ///< Of Ability::CancelAndRedact.
    ErrorNotice* m_failure;
    ValueLabel* m_done;
    ValueLabel* m_reasons;
    ValueLabel* m_keys;
    QPushButton* m_cancel;
    QPushButton* m_redact;
};
