// SPDX-License-Identifier: Apache-2.0
#include "filter_bar/FilterBar.h"

#include "filter/FilterNarrowing.h"
#include "filter_bar/FilterAdvice.h"
#include "filter_bar/FilterEdits.h"
#include "filter_bar/FilterHelpCard.h"
#include "filter_bar/FilterHint.h"
#include "filter_bar/FilterLine.h"
#include "filter_bar/FilterSummary.h"
#include "look/Theme.h"
#include "sessions/SessionTableModel.h"

#include <QHBoxLayout>

FilterBar::FilterBar(SessionTableModel& model, const SessionStore& store, ReadLine readLine, QWidget* parent)
    : QWidget(parent)
    , m_model(model)
    , m_store(store)
    , m_readLine(std::move(readLine))
    , m_line(new FilterLine(this))
    , m_summary(new FilterSummary(m_line))
    , m_hint(new FilterHint(*m_line))
    , m_completion(new LineCompletion(*m_line, [this] { return occurringValues(); })) {
    setObjectName(QStringLiteral("filterBar"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_line);
    setFocusProxy(m_line);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    constexpr std::chrono::seconds stay{4};
    m_stay.setInterval(stay);
    m_stay.setSingleShot(true);
    followLine();
    followModel();
    connect(m_summary, &FilterSummary::liftRequested, this, &FilterBar::lift);
    connect(m_summary, &FilterSummary::clearRequested, this, &FilterBar::clear);
    connect(m_summary, &FilterSummary::undoRequested, this, &FilterBar::undo);
    connect(m_summary, &FilterSummary::helpRequested, this, &FilterBar::showHelp);
    connect(m_hint, &FilterHint::fetchRequested, this, &FilterBar::fetchRequested);
    connect(&m_stay, &QTimer::timeout, this, &FilterBar::remember);
    apply();
}

FilterBar::~FilterBar() {
    delete m_hint;
}

void FilterBar::followLine() {
    connect(m_line, &QLineEdit::textEdited, this, [this](const QString& text) {
        m_history.typed(text);
        apply();
        m_completion->offer(Asked::ByTyping); // With the counts of what is typed now.
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
    connect(m_line, &FilterLine::composingChanged, this, &FilterBar::tellState);
    connect(m_line, &FilterLine::helpRequested, this, &FilterBar::showHelp);
    connect(m_line, &FilterLine::suggestionsRequested, this, [this] { m_completion->offer(Asked::ByKey); });
    connect(m_line, &FilterLine::recentRequested, this,
            [this] { m_completion->offerLines(m_recent.lines()); });
    connect(m_completion, &LineCompletion::lineChosen, this, &FilterBar::chooseLine);
    connect(m_completion, &LineCompletion::opened, m_hint, &FilterHint::hide);
    connect(m_completion, &LineCompletion::closed, this, [this] {
        tellState();
        hint();
    });
}

void FilterBar::followModel() {
    constexpr std::chrono::milliseconds patience{150};
    m_patience.setInterval(patience);
    m_patience.setSingleShot(true);
    const auto tellSearching = [this](bool searching) {
        m_isSearching = searching;
        summarise();
    };
    connect(&m_patience, &QTimer::timeout, this, [tellSearching] { tellSearching(true); });
    connect(&m_model, &SessionTableModel::rowsOnShowChanged, this, [this] {
        summarise();
        m_completion->refresh();
    });
    connect(&m_model, &SessionTableModel::hiddenCountsChanged, this, &FilterBar::summarise);
    connect(&m_model, &SessionTableModel::workingChanged, this, [this, tellSearching](bool working) {
        if (working)
            return m_patience.start();
        m_patience.stop();
        tellSearching(false);
    });
}

OccurringValues FilterBar::occurringValues() const {
    OccurringValues values = m_otherValues ? m_otherValues() : OccurringValues();
    values.facets = m_model.filteredRows().facets;
    return values;
}

QString FilterBar::line() const {
    return m_line->text().trimmed();
}

bool FilterBar::isEditOf(const QString& line) const {
    return line.simplified() == this->line().simplified() ||
           extends(m_parsed.filter, m_readLine(line).filter);
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

/// As if it had been typed, but one step of its own to take back.
void FilterBar::chooseLine(const QString& line, int cursor) {
    m_history.edited(line.trimmed());
    m_line->setText(line);
    m_line->setCursorPosition(cursor);
    apply();
}

void FilterBar::edit(const SessionFilter& filter) {
    setLine(filter.toLine() + wrongWords(m_line->text(), m_readLine));
}

void FilterBar::apply() {
    m_parsed = m_readLine(m_line->text());
    m_line->mark(m_parsed);
    if (m_parsed.filter != m_model.filter())
        m_model.setFilter(m_parsed.filter);
    m_stay.start();
    summarise();
    Q_EMIT lineChanged(line());
}

void FilterBar::tellTime() {
    const ParsedLine now = m_readLine(m_line->text());
    if (now.filter == m_parsed.filter)
        return;
    m_parsed = now;
    m_model.setFilter(m_parsed.filter);
}

LineState FilterBar::state() const {
    return lineStateOf(m_parsed, !m_isSearching && !m_line->isComposing());
}

void FilterBar::tellState() {
    const std::optional<ParsedLine::Problem> problem = problemBehind(state(), m_parsed);
    m_line->showState(state(), problem ? problem->message : QString());
}

void FilterBar::summarise() {
    FilterSummary::Content content;
    content.found = m_model.rowCount();
    content.loaded = m_store.size();
    content.coverage = m_coverage;
    content.canUndo = m_history.canUndo();
    content.canClear = !m_line->text().isEmpty();
    content.isSearching = m_isSearching;
    const std::vector<std::uint32_t>& alone = m_model.filteredRows().hiddenByAlone;
    const SessionFilter& filter = m_model.filter();
    for (qsizetype i = 0; i < filter.conditions.size(); ++i) {
        const auto place = static_cast<std::size_t>(i);
        content.conditions.append(
            {SessionFilter{{filter.conditions.at(i)}}.toLine(), place < alone.size() ? alone[place] : 0});
    }
    m_summary->show(content);
    placeSummary();
    tellState();
    hint();
}

void FilterBar::hint() {
    if (m_completion->isOpen())
        return;
    const QString sentence = adviceOn(m_parsed, m_model.rowCount() == 0 && !m_isSearching);
    if (!sentence.isEmpty()) {
        m_hint->showProblem(sentence);
        return;
    }
    const SessionLookup lookup = lookupAskedFor(m_parsed.filter);
    if (lookup.isEmpty() || isLoaded(lookup))
        m_hint->dismiss();
    else
        m_hint->showMissing(lookup);
}

/// Whether a loaded session has it as a whole. While a search is under way nobody knows.
bool FilterBar::isLoaded(const SessionLookup& lookup) const {
    if (lookup.by == SessionLookup::By::Id)
        return m_store.rowOf(SessionId::fromText(lookup.text).value_or(SessionId())).has_value();
    constexpr int mostRows = 200; // A part that so many references have is no whole one.
    if (m_isSearching || m_model.isWorking() || m_model.rowCount() > mostRows)
        return true;
    const bool isCustomer = lookup.by == SessionLookup::By::Customer;
    const std::string text = lookup.text.toStdString();
    for (int row = 0; row < m_model.rowCount(); ++row) {
        const std::optional<Row> stored = m_store.rowOf(m_model.idAt(row));
        if (!stored)
            continue;
        if (m_store.text(*stored, isCustomer ? TextField::Customer : TextField::Reference) == text)
            return true;
    }
    // A word that stands elsewhere in what is shown was probably meant like that.
    const bool isWord = m_parsed.filter.conditions.first().field == FilterField::AnyText;
    return isWord && m_model.rowCount() > 0;
}

void FilterBar::remember() {
    m_recent.remember(line());
}

void FilterBar::forgetLines() {
    m_recent.forget();
    m_stay.stop();
}

void FilterBar::showHelp() {
    auto* card = new FilterHelpCard(this);
    card->setAttribute(Qt::WA_DeleteOnClose);
    connect(card, &FilterHelpCard::exampleChosen, this, &FilterBar::setLine);
    connect(card, &FilterHelpCard::exampleChosen, this, &FilterBar::focusLine);
    m_completion->close();
    card->openBelow(*m_line);
}

void FilterBar::leave() {
    if (m_model.rowCount() > 0)
        remember();
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
    if (m_model.rowCount() > 0)
        remember();
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
