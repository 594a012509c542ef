// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "session_detail/ValueLabel.h"

#include <QWidget>

#include <optional>

class LinkButton;
class QHBoxLayout;
class QVBoxLayout;

/// One line of the detail pane: a dim label, a value, and to the right what can be done with the value.
class FieldRow : public QWidget {
    Q_OBJECT
public:
    explicit FieldRow(const QString& label, ValueLabel::Overflow overflow = ValueLabel::Overflow::Wrap,
                      QWidget* parent = nullptr);

    QString label() const { return m_label->text(); }
    void setLabel(const QString& label);
    ValueLabel& value() { return *m_value; }
    const ValueLabel& value() const { return *m_value; }
    /// Shows the value; the row hides while there is none.
    void display(const std::optional<QString>& value);

    /// What a row can show beside its label. A text that is empty is not shown.
    struct Content {
        QString lead; ///< A coloured word before the value.
        Tone leadTone = Tone::Neutral;
        QString value;
        Tone valueTone = Tone::Neutral;
        QString below; ///< A dim sentence under the value.
    };
    /// Sets everything at once, so that nothing of an earlier content remains.
    void displayContent(const Content& content);

    /// Puts a coloured word before the value, or takes it away when it is empty.
    void showLead(const QString& word, Tone tone);
    void setLeadFont(const QFont& font);
    /// Puts a dim sentence under the value, or takes it away when it is empty.
    void showBelow(const QString& sentence);

    /// A link at the right end; further ones stand after it.
    LinkButton* addLink(const QString& text, const QString& accessibleName);
    void addAtRight(QWidget* widget);
    /// A link that shows only over the row, and asks for the value to be copied.
    LinkButton* offerCopy();

Q_SIGNALS:
    void copyRequested(const QString& value);

protected:
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    ValueLabel& lead();

    ValueLabel* m_label;
    ValueLabel* m_value;
    ValueLabel* m_lead = nullptr;
    ValueLabel* m_below = nullptr;
    LinkButton* m_copy = nullptr;
    QHBoxLayout* m_line;
    QHBoxLayout* m_valueLine;
    QVBoxLayout* m_valueColumn;
};
