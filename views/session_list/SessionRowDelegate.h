// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "look/StatusMark.h"
#include "look/Theme.h"

#include <QFont>
#include <QHash>
#include <QPixmap>
#include <QStyledItemDelegate>

class RowGlow;

/// Paints a cell of the session list with one or two questions to the model: a million rows scroll as fast as
/// their text can be drawn. A status is a shape, a word and a colour; what is not there is a dash.
class SessionRowDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    /// Room around what a cell shows; the header keeps the same, so that titles stand above their values.
    static constexpr int cellLeft = 16;
    static constexpr int cellRight = 4;

    explicit SessionRowDelegate(const RowGlow& glow, QObject* parent = nullptr);

    /// Before each painting of rows: which one the pointer is over (or -1), and whether the current cell
    /// shows a frame of its own.
    void beginRows(int hoveredRow, bool framesCurrentCell);

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    bool helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option,
                   const QModelIndex& index) override;

private:
    struct Fonts {
        QFont given;
        QFont base;
        QFont badge;
        QFont id;
    };
    struct BadgeLook {
        bool dark = false;
        qreal ratio = 1;
        int height = 0;
        friend bool operator==(const BadgeLook&, const BadgeLook&) = default;
    };
    const Fonts& fontsFor(const QFont& given) const;
    void paintKeptBadge(QPainter& painter, const QRectF& content, Mark mark, const QString& word, Tone tone,
                        const Theme& theme) const;
    QColor groundOf(const QStyleOptionViewItem& option, const QModelIndex& index, const Theme& theme) const;
    void paintChangedMark(QPainter& painter, const QRect& cell, const QModelIndex& index,
                          const Theme& theme) const;
    void paintGround(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index,
                     const Theme& theme) const;

    const RowGlow& m_glow;
    int m_hoveredRow = -1;
    bool m_framesCurrentCell = false;
    mutable Fonts m_fonts;
    /// By word and tone: there are a handful, and each row shows one. All of one look.
    mutable QHash<std::pair<QString, int>, QPixmap> m_badges;
    mutable BadgeLook m_badgeLook;
    mutable int m_glowRow = -1; ///< Cells are painted row by row: one answer serves the row.
    mutable double m_glowStrength = 0;
};
