// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "session_detail/ToneBox.h"
#include "stripe/ReadingProblem.h"
#include "stripe/StripeError.h"

class FieldRow;
class LinkButton;
class ValueLabel;

/// Why something did not work: what happened, Stripe's sentence quoted, what to do next, and the request id
/// ready to copy.
class ErrorNotice : public ToneBox {
    Q_OBJECT
public:
    explicit ErrorNotice(QWidget* parent = nullptr);

    /// `consequence` says what it means for what is on the screen; may be empty.
    void display(const StripeError& error, const QString& consequence = {});
    /// For where the error's own sentences would not be true.
    void display(const QString& headline, const QString& explanation, const QString& requestId);
    /// That something of an object was left out because it cannot be read.
    void display(const ReadingProblem& problem);
    /// A link at the end, such as "Try again"; none while it is empty.
    void setLinkText(const QString& text);
    QWidget* link() const;

Q_SIGNALS:
    void copyRequested(const QString& requestId);
    void linkPressed();

private:
    void displayTexts(const QString& headline, const QString& quote, const QString& consequence,
                      const QString& nextStep, const QString& requestId);

    ValueLabel* m_headline;
    ValueLabel* m_quote;
    ValueLabel* m_consequence;
    ValueLabel* m_nextStep;
    ValueLabel* m_requestId;
    LinkButton* m_copy;
    LinkButton* m_link;
};
