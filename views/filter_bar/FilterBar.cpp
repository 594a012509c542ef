// SPDX-License-Identifier: Apache-2.0
#include "filter_bar/FilterBar.h"

#include "filter_bar/FilterEdits.h"
#include "filter_bar/FilterHint.h"
#include "filter_bar/FilterLine.h"
#include "filter_bar/FilterSummary.h"
#include "look/Theme.h"
#include "sessions/SessionTableModel.h"

#include <QHBoxLayout>

#include <algorithm>

namespace {

/// The id that is all the line asks for, if it is one. Shorter ones are still being typed.
std::optional<SessionId> idAskedFor(const SessionFilter& filter) {
    constexpr qsizetype shortest = 20;
    if (filter.conditions.size() != 1)
        return std::nullopt;
    const Condition& only = filter.conditions.first();
    const bool mayBeId = only.field == FilterField::AnyText || only.field == FilterField::Id;
    if (!mayBeId || only.excluded || only.values.size() != 1 || only.values.first().size() < shortest)
        return std::nullopt;
    return SessionId::fromText(only.values.first());
}

/// The words of the line that came to nothing because they are wrong: an edit by facet must not swallow
/// them.
QString wrongWords(const QString& line, const ParsedLine& parsed) {
    QString words;
    for (const ParsedLine::Problem& problem : parsed.problems) {
        qsizetype start = problem.start;
        qsizetype end = problem.start + problem.length;
        while (start > 0 && !line.at(start - 1).isSpace())
            --start;
        while (end < line.size() && !line.at(end).isSpace())
            ++end;
        const bool isPartlyRight =
            std::any_of(parsed.spans.begin(), parsed.spans.end(), [=](const ParsedLine::Span& span) {
                return span.start < end && start < span.start + span.length;
            });
        if (!problem.incomplete && !isPartlyRight)
            words += u' ' + line.mid(start, end - start);
    }
    return words;
}

} // namespace

FilterBar::FilterBar(SessionTableModel& model, const SessionStore& store, ReadLine readLine, QWidget* parent)
    : QWidget(parent)
    , m_model(model)
    , m_store(store)
    , m_readLine(std::move(readLine))
    , m_line(new FilterLine(this))
    , m_summary(new FilterSummary(m_line))
    , m_hint(new FilterHint(*m_line)) {
    setObjectName(QStringLiteral("filterBar"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_line);
    setFocusProxy(m_line);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    followLine();
    connect(&model, &SessionTableModel::rowsOnShowChanged, this, &FilterBar::summarise);
    connect(m_summary, &FilterSummary::liftRequested, this, &FilterBar::lift);
    connect(m_summary, &FilterSummary::clearRequested, this, &FilterBar::clear);
    connect(m_summary, &FilterSummary::undoRequested, this, &FilterBar::undo);
    connect(m_hint, &FilterHint::fetchRequested, this, &FilterBar::fetchRequested);
    apply();
}

FilterBar::~FilterBar() {
    delete m_hint;
}

void FilterBar::followLine() {
    connect(m_line, &QLineEdit::textEdited, this, [this](const QString& text) {
        m_history.typed(text);
        apply();
    });
    connect(m_line, &FilterLine::undoRequested, this, &FilterBar::undo);
    connect(m_line, &FilterLine::redoRequested, this, &FilterBar::redo);
    connect(m_line, &FilterLine::leaveRequested, this, &FilterBar::leave);
    connect(m_line, &FilterLine::escapePressed, this, [this] {
        if (m_line->text().isEmpty())
            Q_EMIT left();
        else
            clear();
    });
}

QString FilterBar::line() const {
    return m_line->text().trimmed();
}

void FilterBar::setCoverage(const QString& coverage) {
    m_coverage = coverage;
    summarise();
}

void FilterBar::setLine(const QString& line) {
    m_history.edited(line.trimmed());
    showLine(line);
}

void FilterBar::showLine(const QString& line) {
    m_line->replaceText(line);
    apply();
}

void FilterBar::edit(const SessionFilter& filter) {
    setLine(filter.toLine() + wrongWords(m_line->text(), m_parsed));
}

void FilterBar::apply() {
    m_parsed = m_readLine(m_line->text());
    m_line->mark(m_parsed);
    if (m_parsed.filter != m_model.filter())
        m_model.setFilter(m_parsed.filter);
    summarise();
    Q_EMIT lineChanged(line());
}

void FilterBar::summarise() {
    FilterSummary::Content content;
    content.found = m_model.rowCount();
    content.loaded = m_store.size();
    content.coverage = m_coverage;
    content.canUndo = m_history.canUndo();
    content.canClear = !m_line->text().isEmpty();
    const std::vector<std::uint32_t>& alone = m_model.filteredRows().hiddenByAlone;
    const SessionFilter& filter = m_model.filter();
    for (qsizetype i = 0; i < filter.conditions.size(); ++i) {
        const auto place = static_cast<std::size_t>(i);
        content.conditions.append(
            {SessionFilter{{filter.conditions.at(i)}}.toLine(), place < alone.size() ? alone[place] : 0});
    }
    m_summary->show(content);
    placeSummary();
    hint();
}

void FilterBar::hint() {
    for (const ParsedLine::Problem& problem : std::as_const(m_parsed.problems)) {
        if (!problem.incomplete) {
            m_hint->showProblem(problem.message);
            return;
        }
    }
    const auto id = idAskedFor(m_parsed.filter);
    if (id && !m_store.rowOf(*id))
        m_hint->showMissing(*id);
    else
        m_hint->dismiss();
}

void FilterBar::leave() {
    if (m_hint->missing().isEmpty())
        Q_EMIT left();
    else
        Q_EMIT fetchRequested(m_hint->missing());
}

void FilterBar::toggle(FilterField field, const QString& value) {
    const SessionFilter& now = m_parsed.filter;
    const bool isChosen = facetStateOf(now, field, value) == FacetState::Chosen;
    edit(isChosen ? disregarding(now, field, value) : including(now, field, value));
}

void FilterBar::toggleExcluded(FilterField field, const QString& value) {
    const SessionFilter& now = m_parsed.filter;
    const bool isExcluded = facetStateOf(now, field, value) == FacetState::Excluded;
    edit(isExcluded ? disregarding(now, field, value) : excluding(now, field, value));
}

void FilterBar::narrow(FilterField field, const QString& value, bool excluded) {
    edit(excluded ? excluding(m_parsed.filter, field, value) : including(m_parsed.filter, field, value));
}

void FilterBar::showCreated(const QString& range) {
    edit(createdWithin(m_parsed.filter, range));
}

void FilterBar::lift(qsizetype condition) {
    if (condition >= 0 && condition < m_parsed.filter.conditions.size())
        edit(m_parsed.filter.without(condition));
}

void FilterBar::clear() {
    setLine({});
}

void FilterBar::undo() {
    if (!m_history.canUndo())
        return;
    showLine(m_history.undo());
    Q_EMIT undone();
}

void FilterBar::redo() {
    if (!m_history.canRedo())
        return;
    showLine(m_history.redo());
    Q_EMIT redone();
}

void FilterBar::focusLine() {
    m_line->setFocus(Qt::ShortcutFocusReason);
    m_line->deselect();
    m_line->end(false);
}

void FilterBar::placeSummary() {
    // The text being typed keeps at least half of the line.
    const int used = m_summary->fitInto(m_line->width() / 2);
    const int right = m_line->width() - FilterLine::halo - grid::betweenControls;
    const int height = m_summary->sizeHint().height();
    m_summary->setGeometry(right - used, (m_line->height() - height) / 2, used, height);
    m_line->reserve(used);
}

void FilterBar::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    placeSummary();
    m_hint->place();
}

void FilterBar::moveEvent(QMoveEvent* event) {
    QWidget::moveEvent(event);
    m_hint->place();
}
