// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

class QHBoxLayout;
class QVBoxLayout;
class ValueLabel;

/// A part of the detail pane: a line above it, a heading with room for a note at the right, and rows.
class DetailSection : public QWidget {
    Q_OBJECT
public:
    explicit DetailSection(const QString& title, QWidget* parent = nullptr);

    void setNote(const QString& note);
    QString note() const;

protected:
    QVBoxLayout& body() { return *m_body; }
    QHBoxLayout& heading() { return *m_heading; }
    /// One dim sentence in place of rows; hidden while it is empty.
    void setSentence(const QString& sentence);

    void paintEvent(QPaintEvent* event) override;

private:
    QVBoxLayout* m_body;
    QHBoxLayout* m_heading;
    ValueLabel* m_note;
    ValueLabel* m_sentence;
};
