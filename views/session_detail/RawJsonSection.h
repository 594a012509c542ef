// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "session_detail/DetailSection.h"

class LinkButton;
class QPlainTextEdit;
class ValueLabel;

/// Stripe's object as text, masked, for those who need it: closed until asked for.
class RawJsonSection : public DetailSection {
    Q_OBJECT
public:
    explicit RawJsonSection(QWidget* parent = nullptr);

    void display(const QString& maskedJson);

Q_SIGNALS:
    void copyRequested(const QString& maskedJson);

private:
    void displayText();

    QString m_json;
    LinkButton* m_copy;
    LinkButton* m_toggle;
    ValueLabel* m_note;
    QPlainTextEdit* m_text;
};
