// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "look/Theme.h"
#include "settings/SecondKey.h"

#include <QWidget>

class LinkButton;
class QLineEdit;
class QPushButton;
class ValueLabel;

/// The key for sensitive values, on the key card: what it is good for, which one is in use, and the line to
/// give one.
class SecondKeySection : public QWidget {
    Q_OBJECT
public:
    explicit SecondKeySection(SecondKey& key, QWidget* parent = nullptr);

protected:
    /// Enter gives the key. Let through, it would press the dialog's own button.
    void keyPressEvent(QKeyEvent* event) override;

private:
    void placeEntry();
    void refresh();
    void judge();
    void add();
    void say(Tone tone, const QString& sentence);

    SecondKey& m_second;
    ValueLabel* m_state;
    LinkButton* m_offer;
    LinkButton* m_remove;
    QWidget* m_entry;
    QLineEdit* m_line;
    QPushButton* m_add;
    ValueLabel* m_verdict;
    bool m_isEntering = false;
};
