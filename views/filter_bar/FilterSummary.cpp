// SPDX-License-Identifier: Apache-2.0
#include "filter_bar/FilterSummary.h"

#include "filter/FilterWords.h"
#include "identity/Plural.h"
#include "look/Look.h"
#include "look/MenuRest.h"
#include "look/Theme.h"
#include "sessions/SessionCount.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QStyle>
#include <QToolButton>

namespace {

QString counted(qsizetype number) {
    return QLocale().toString(number);
}

} // namespace

FilterSummary::FilterSummary(QWidget* parent)
    : QWidget(parent)
    , m_found(new QLabel(this))
    , m_coverage(new QLabel(this)) {
    setObjectName(QStringLiteral("filterSummary"));
    setCursor(Qt::ArrowCursor);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(grid::betweenControls);
    m_found->setObjectName(QStringLiteral("filterFound"));
    m_found->setFont(strongFont(font()));
    m_coverage->setObjectName(QStringLiteral("filterCoverage"));
    m_coverage->setProperty("quiet", true);
    row->addWidget(m_found);
    row->addWidget(m_coverage);
    m_hidden = addButton(QStringLiteral("filterHidden"), tr("Which condition hides how many"));
    m_undo = addButton(QStringLiteral("filterUndo"), tr("Take the last change of the filter back (Ctrl+Z)"));
    m_clear = addButton(QStringLiteral("filterClear"), tr("Clear the filter (Esc)"));
    m_help = addButton(QStringLiteral("filterHelp"), tr("What can be typed here (F1)"));
    m_help->setText(QStringLiteral("?"));
    m_help->setAccessibleName(tr("What can be typed here"));
    m_undo->setText(tr("undo"));
    m_undo->setAccessibleName(tr("Undo in the filter"));
    m_clear->setText(QStringLiteral("✕"));
    m_clear->setAccessibleName(tr("Clear the filter"));
    m_hidden->setPopupMode(QToolButton::InstantPopup);
    m_hidden->setMenu(new QMenu(m_hidden));
    restAfterMenu(*m_hidden, *m_hidden->menu());
    connect(m_hidden->menu(), &QMenu::aboutToShow, this, &FilterSummary::fillMenu);
    connect(m_undo, &QToolButton::clicked, this, &FilterSummary::undoRequested);
    connect(m_clear, &QToolButton::clicked, this, &FilterSummary::clearRequested);
    connect(m_help, &QToolButton::clicked, this, &FilterSummary::helpRequested);
}

QToolButton* FilterSummary::addButton(const QString& name, const QString& tip) {
    auto* button = new QToolButton(this);
    button->setObjectName(name);
    button->setToolTip(tip);
    button->setProperty("quiet", true); // Dimmed: see the look.
    button->setFocusPolicy(Qt::TabFocus);
    layout()->addWidget(button);
    return button;
}

void FilterSummary::show(const Content& content) {
    if (m_hasContent && content == m_content)
        return;
    m_hasContent = true;
    m_content = content;
    const qsizetype conditions = content.conditions.size();
    m_found->setText(content.isSearching ? tr("Searching…")
                     : conditions == 0   ? sessionCountText(content.found)
                                         : tr("%1 found").arg(counted(content.found)));
    showAsFound(conditions > 0 && content.found > 0 && !content.isSearching);
    m_coverage->setText(content.coverage);
}

/// By way of the style sheet, which alone decides the colours of what stands inside a styled line.
void FilterSummary::showAsFound(bool found) {
    if (m_found->property("found").toBool() == found)
        return;
    m_found->setProperty("found", found);
    m_found->style()->unpolish(m_found);
    m_found->style()->polish(m_found);
}

void FilterSummary::sayHidden(bool atLength) {
    const qsizetype hidden = m_content.loaded - m_content.found;
    m_hidden->setText(atLength ? plural(hidden, tr("1 does not match"), tr("%1 do not match"))
                               : tr("%1 hidden").arg(counted(hidden)));
}

int FilterSummary::fitInto(int room) {
    const auto widthOf = [](const QWidget* part) { return part->sizeHint().width() + grid::betweenControls; };
    int left = room - widthOf(m_found);
    // The most needed first; what follows gets what is left of the room.
    const auto place = [&left, &widthOf](QWidget* part, bool wanted) {
        const bool fits = wanted && widthOf(part) <= left;
        if (fits)
            left -= widthOf(part);
        part->setVisible(fits);
    };
    place(m_clear, m_content.canClear);
    place(m_help, true);
    sayHidden(true);
    if (widthOf(m_hidden) > left)
        sayHidden(false);
    place(m_hidden, !m_content.conditions.isEmpty() && !m_content.isSearching);
    place(m_coverage, !m_content.coverage.isEmpty());
    place(m_undo, m_content.canUndo);
    return sizeHint().width();
}

void FilterSummary::fillMenu() {
    QMenu* menu = m_hidden->menu();
    menu->clear();
    for (qsizetype i = 0; i < m_content.conditions.size(); ++i) {
        const Hiding& hiding = m_content.conditions.at(i);
        QString text =
            tr("Lift “%1” · shows %2 more").arg(shortened(hiding.condition), counted(hiding.alone));
        connect(menu->addAction(text.replace(u'&', QStringLiteral("&&"))), &QAction::triggered, this,
                [this, i] { Q_EMIT liftRequested(i); });
    }
    menu->addSeparator();
    menu->addAction(tr("Clear the filter · shows all %1").arg(counted(m_content.loaded)), this,
                    &FilterSummary::clearRequested);
}
