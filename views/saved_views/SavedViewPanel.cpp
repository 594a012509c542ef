// SPDX-License-Identifier: Apache-2.0
#include "saved_views/SavedViewPanel.h"

#include "filter/FilterPrivacy.h"
#include "look/Look.h"
#include "look/MenuRest.h"
#include "look/Theme.h"
#include "saved_views/ViewRow.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QToolButton>

#include <algorithm>

SavedViewPanel::SavedViewPanel(SavedViews& views, LiveCounts& counts, QWidget* parent)
    : QWidget(parent)
    , m_views(views)
    , m_counts(counts)
    , m_layout(new QVBoxLayout(this))
    , m_menu(new QToolButton(this))
    , m_empty(new QLabel(tr("None saved"), this)) {
    setObjectName(QStringLiteral("savedViews"));
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(0);
    auto* heading = new QLabel(tr("Views"), this);
    heading->setFont(headingFont(font()));
    heading->setForegroundRole(QPalette::PlaceholderText);
    constexpr int indent = 8;
    heading->setIndent(indent);
    m_empty->setIndent(indent);
    m_empty->setForegroundRole(QPalette::PlaceholderText);
    m_menu->setObjectName(QStringLiteral("viewsMenu"));
    m_menu->setText(QStringLiteral("⋯"));
    m_menu->setProperty("quiet", true);
    m_menu->setAccessibleName(tr("What to do with views"));
    m_menu->setToolTip(tr("Save, update, restore views"));
    m_menu->setPopupMode(QToolButton::InstantPopup);
    m_menu->setMenu(new QMenu(m_menu));
    restAfterMenu(*m_menu, *m_menu->menu());
    m_menu->setFocusPolicy(Qt::TabFocus);
    connect(m_menu->menu(), &QMenu::aboutToShow, this, [this] {
        m_menu->menu()->clear();
        fillMenu(*m_menu->menu());
    });
    auto* top = new QHBoxLayout;
    top->setContentsMargins(0, 0, 0, 2);
    top->addWidget(heading, 1);
    top->addWidget(m_menu);
    m_layout->addLayout(top);
    m_layout->addWidget(m_empty);
    connect(&m_views, &SavedViews::changed, this, &SavedViewPanel::readLines);
    connect(&m_counts, &LiveCounts::changed, this, &SavedViewPanel::refresh);
    readLines();
}

void SavedViewPanel::setNow(std::int64_t unixSeconds) {
    m_now = unixSeconds;
    readLines();
}

void SavedViewPanel::setOccurringWords(OccurringWord occurring) {
    m_occurring = std::move(occurring);
    readLines();
}

void SavedViewPanel::readLines() {
    m_lines.clear();
    QList<SessionFilter> filters;
    for (const SavedView& view : m_views.all()) {
        m_lines.append(parseFilterLine(view.line, m_now, m_occurring));
        filters.append(m_lines.last().filter);
    }
    m_counts.setFilters(filters);
    refresh();
}

void SavedViewPanel::showCurrent(const QString& name, const QString& line) {
    m_current = name;
    m_line = line;
    refresh();
}

void SavedViewPanel::refresh() {
    const QList<SavedView>& views = m_views.all();
    if (m_lines.size() != views.size())
        return; // The counts of the lines before: about to be read anew.
    for (qsizetype i = 0; i < views.size(); ++i) {
        const SavedView& view = views.at(i);
        const bool current = view.name == m_current;
        ViewRow::Content content;
        content.name = view.name;
        content.explanation = explanationOf(view);
        content.count = m_counts.countOf(static_cast<int>(i));
        content.understood = m_lines.at(i).problems.isEmpty();
        content.current = current;
        content.edited = current && view.line.simplified() != m_line.simplified();
        content.onlyThisRun = content.understood && mayBePersonal(m_lines.at(i));
        ViewRow* row = rowAt(i);
        row->show(content);
        row->setVisible(true);
    }
    for (qsizetype i = views.size(); i < m_rows.size(); ++i)
        m_rows.at(i)->setVisible(false);
    m_empty->setVisible(views.isEmpty());
    if (views.isEmpty())
        setFocusProxy(m_menu);
    else if (focusProxy() == nullptr || focusProxy() == m_menu || focusProxy()->isHidden())
        makeTabStop(m_rows.first());
}

ViewRow* SavedViewPanel::rowAt(qsizetype index) {
    while (m_rows.size() <= index) {
        auto* row = new ViewRow(this);
        joinRow(row, static_cast<int>(m_rows.size()));
        m_layout->addWidget(row);
        m_rows.append(row);
        if (m_rows.size() == 1)
            makeTabStop(row);
    }
    return m_rows.at(index);
}

void SavedViewPanel::joinRow(ViewRow* row, int index) {
    connect(row, &ViewRow::clicked, this, [this, index] { Q_EMIT chosen(m_views.all().at(index)); });
    connect(row, &ViewRow::menuRequested, this, [this, index](const QPoint& at) { openMenu(index, at); });
    connect(row, &ViewRow::renameRequested, this,
            [this, index] { Q_EMIT renameRequested(m_views.all().at(index).name); });
    connect(row, &ViewRow::removeRequested, this, [this, index] { m_views.remove(index); });
    connect(row, &ViewRow::stepRequested, this, [this, index](int steps) { step(index, steps); });
    connect(row, &ViewRow::moveRequested, this, [this, index](int steps) { move(index, steps); });
    connect(row, &ViewRow::focused, this, [this, row] { makeTabStop(row); });
}

void SavedViewPanel::step(qsizetype from, int steps) {
    const qsizetype to = from + steps;
    if (to >= 0 && to < m_views.all().size())
        m_rows.at(to)->setFocus(Qt::TabFocusReason);
}

void SavedViewPanel::move(qsizetype index, int steps) {
    m_views.moveBy(index, steps);
    step(index, steps);
}

void SavedViewPanel::makeTabStop(ViewRow* row) {
    for (ViewRow* each : std::as_const(m_rows))
        each->setFocusPolicy(Qt::ClickFocus);
    row->setFocusPolicy(Qt::StrongFocus);
    setFocusProxy(row);
}

void SavedViewPanel::fillMenu(QMenu& menu) {
    menu.addAction(tr("Save what is on show as a view…"), this, &SavedViewPanel::saveRequested)
        ->setObjectName(QStringLiteral("saveView"));
    const qsizetype current = m_views.indexOf(m_current);
    if (current >= 0) {
        menu.addSeparator();
        fillRowMenu(menu, current);
    }
    menu.addSeparator();
    menu.addAction(tr("Restore the desk's own views"), &m_views, &SavedViews::restoreShipped)
        ->setObjectName(QStringLiteral("restoreViews"));
}

void SavedViewPanel::fillRowMenu(QMenu& menu, qsizetype index) {
    const QString name = m_views.all().at(index).name;
    const QString shown = QString(name).replace(u'&', QStringLiteral("&&"));
    const auto add = [&menu](const QString& words, const char* objectName, bool enabled = true) {
        QAction* action = menu.addAction(words);
        action->setObjectName(QString::fromLatin1(objectName));
        action->setEnabled(enabled);
        return action;
    };
    connect(add(tr("Update “%1” to what is on show").arg(shown), "updateView"), &QAction::triggered, this,
            [this, name] { Q_EMIT updateRequested(name); });
    connect(add(tr("Rename “%1”…").arg(shown), "renameView"), &QAction::triggered, this,
            [this, name] { Q_EMIT renameRequested(name); });
    connect(add(tr("Move up"), "moveViewUp", index > 0), &QAction::triggered, this,
            [this, index] { m_views.moveBy(index, -1); });
    connect(add(tr("Move down"), "moveViewDown", index + 1 < m_views.all().size()), &QAction::triggered, this,
            [this, index] { m_views.moveBy(index, 1); });
    connect(add(tr("Delete “%1”").arg(shown), "deleteView"), &QAction::triggered, this,
            [this, index] { m_views.remove(index); });
}

void SavedViewPanel::openMenu(qsizetype index, const QPoint& at) {
    auto* menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("viewMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    fillRowMenu(*menu, index);
    menu->popup(at);
}
