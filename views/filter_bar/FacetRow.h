// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "filter_bar/FacetWords.h"
#include "filter_bar/FilterEdits.h"

#include <QAbstractButton>

#include <optional>

/// One value of a facet: its mark, its words, and how many sessions have it. A click looks for it, a click
/// with Ctrl or Alt excludes it.
class FacetRow : public QAbstractButton {
    Q_OBJECT
public:
    struct Content {
        QString value; ///< Empty for a row that stands for no value ("12 more…").
        std::optional<quint32> count;
        FacetState state = FacetState::Off;
        friend bool operator==(const Content&, const Content&) = default;
    };

    explicit FacetRow(QWidget* parent = nullptr);

    void show(FilterField field, const Content& content);
    /// A row of other words.
    void show(const FacetFace& face, const Content& content);
    const QString& value() const { return m_content.value; }
    FacetState state() const { return m_content.state; }

    QSize sizeHint() const override;

Q_SIGNALS:
    void chosen(const QString& value);
    void excluded(const QString& value);
    void focused();
    /// The arrow keys: -1 for the row before, 1 for the one after; the largest steps lead to the ends.
    void stepRequested(int step);

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void keyReleaseEvent(QKeyEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void nextCheckState() override {} ///< It is the filter's to say.

private:
    void tellAccessibly();

    FacetFace m_face;
    std::optional<FilterField> m_field; ///< Of m_face; nothing for other words.
    Content m_content;
    bool m_withModifier = false; ///< Of the click or key that is being handled.
};
