// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

class QLabel;
class QToolButton;

/// A quiet line above the list: what became of a pasted text. Not there while there is nothing to say.
class PasteNotice : public QWidget {
    Q_OBJECT
public:
    explicit PasteNotice(QWidget* parent = nullptr);

    void show(const QString& words, bool fetching, bool hasIds);

Q_SIGNALS:
    void stopRequested();
    void copyRequested();
    void closeRequested();

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QToolButton* addButton(const QString& words, const char* name);

    QLabel* m_words;
    QToolButton* m_stop;
    QToolButton* m_copy;
    QToolButton* m_close;
};
