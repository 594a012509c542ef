// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QAbstractButton>

#include <optional>

/// One saved view: its name, how many sessions it finds, and whether it is the one on show.
class ViewRow : public QAbstractButton {
    Q_OBJECT
public:
    struct Content {
        QString name;
        QString explanation;          ///< For the tooltip; may be empty.
        std::optional<quint32> count; ///< Nothing while it is being counted.
        bool understood = true;       ///< False: its line has words that came to nothing.
        bool current = false;
        bool edited = false; ///< The current one, but the line is another since.
        bool onlyThisRun = false;
        friend bool operator==(const Content&, const Content&) = default;
    };

    explicit ViewRow(QWidget* parent = nullptr);

    void show(const Content& content);
    const Content& content() const { return m_content; }

    QSize sizeHint() const override;

    using QAbstractButton::show;

Q_SIGNALS:
    void menuRequested(const QPoint& globalPosition);
    void renameRequested();
    void removeRequested();
    void focused();
    /// The arrow keys: -1 for the row before, 1 for the one after; with Ctrl the view itself moves.
    void stepRequested(int step);
    void moveRequested(int step);

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;

private:
    QString countText() const;
    void tellAccessibly();

    Content m_content;
};
