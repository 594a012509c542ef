// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "session_detail/OutcomeWords.h"
#include "session_detail/ToneBox.h"

class LinkButton;
class ValueLabel;

/// What happened, in the colour of the outcome: title, Stripe's sentence quoted, what to do next, and on
/// demand what to tell the person.
class OutcomeBox : public ToneBox {
    Q_OBJECT
public:
    explicit OutcomeBox(QWidget* parent = nullptr);

    void display(const OutcomeWords& words);

Q_SIGNALS:
    /// A text without anything personal in it.
    void copyRequested(const QString& text);

private:
    void displayWhatToTell();

    OutcomeWords m_words;
    bool m_telling = false;
    ValueLabel* m_title;
    ValueLabel* m_quote;
    ValueLabel* m_meaning;
    ValueLabel* m_nextStep;
    LinkButton* m_tellToggle;
    ValueLabel* m_tell;
    LinkButton* m_copyTell;
};
