// SPDX-License-Identifier: Apache-2.0
#include "sessions/RowSearch.h"

#include "filter/FilterNarrowing.h"

#include <algorithm>
#include <array>
#include <bit>

namespace {

constexpr std::size_t chunksAPiece = 2; ///< Enough that handing them out costs nothing beside.
/// More rows are put in order behind the back of the thread that asks: the last stage is one long piece.
constexpr Row quicklyOrdered = 20'000;
constexpr std::size_t rowsAPiece = std::size_t{1} << 16;

std::size_t piecesOf(std::size_t count, std::size_t each) {
    return (count + each - 1) / each;
}

/// How many answers before the present one are kept, for backspace and for narrowing.
constexpr std::size_t mostKnown = 16;

/// Rows looked at together. What arrives stands in the order it was created, mostly.
constexpr std::size_t groupSize = 16;

/// Whether the rows follow each other, up or down.
bool isRun(const Row* rows, Row step) {
    std::uint32_t differing = 0;
    for (std::size_t i = 1; i < groupSize; ++i)
        differing |= (rows[i] - rows[0]) ^ (step * static_cast<Row>(i));
    return differing == 0;
}

/// The hits of a group that is a run, in its order; answers how many.
std::size_t hitsOfRun(const Row* rows, bool goesUp, const FilterRun& run, Row* found) {
    constexpr std::uint32_t all = (1U << groupSize) - 1;
    const Row lowest = goesUp ? rows[0] : rows[groupSize - 1];
    std::uint32_t hits = run.hitsFrom(lowest) & all;
    std::size_t count = 0;
    for (; hits != 0; ++count) {
        const auto next = static_cast<Row>(goesUp ? std::countr_zero(hits) : std::bit_width(hits) - 1);
        found[count] = lowest + next;
        hits ^= 1U << next;
    }
    return count;
}

/// Where rows do not follow each other, writes every one and goes on only behind hits: cheaper than guessing
/// whether the next is one.
void appendHits(const std::vector<Row>& ordered, std::size_t first, std::size_t end, const FilterRun& run,
                std::vector<Row>& hits) {
    constexpr std::size_t block = 4096;
    std::array<Row, block + 1> found;
    for (std::size_t start = first; start < end; start += block) {
        std::size_t count = 0;
        const std::size_t stop = std::min(end, start + block);
        for (std::size_t i = start; i < stop;) {
            const Row* const rows = ordered.data() + i;
            const bool isWhole = i + groupSize <= stop;
            if (isWhole && (isRun(rows, 1) || isRun(rows, ~Row{0}))) {
                count += hitsOfRun(rows, rows[1] > rows[0], run, found.data() + count);
                i += groupSize;
                continue;
            }
            for (const std::size_t groupEnd = std::min(stop, i + groupSize); i < groupEnd; ++i) {
                found[count] = ordered[i];
                count += run.isHit(ordered[i]) ? 1U : 0U;
            }
        }
        hits.insert(hits.end(), found.begin(), found.begin() + static_cast<std::ptrdiff_t>(count));
    }
}

} // namespace

RowSearch::RowSearch(const SessionStore& store, QObject* parent)
    : QObject(parent)
    , m_store(store)
    , m_loop(store.gate()) {}

std::chrono::microseconds RowSearch::timeLeft() const {
    using namespace std::chrono;
    return std::max(microseconds(0), duration_cast<microseconds>(m_deadline - steady_clock::now()));
}

void RowSearch::start(const Question& question, std::chrono::microseconds budget) {
    cancel();
    m_deadline = std::chrono::steady_clock::now() + budget;
    m_question = question;
    m_isRunning = true;
    m_answer = {question.run, question.column, question.direction, question.ordered, {}, {}};
    if (!m_answer.ordered)
        order();
    else
        filter();
}

void RowSearch::cancel() {
    m_loop.cancel();
    m_isRunning = false;
    m_answer = {};
}

void RowSearch::order() {
    const auto work =
        std::make_shared<OrderWork>(m_store, m_question.column, m_question.direction, m_question.byCreated);
    // Each stage begins when the one before is done.
    const auto doStage = [this, work](auto& self, int number) -> void {
        if (number == OrderWork::stageCount) {
            m_answer.ordered = std::make_shared<std::vector<Row>>(work->takeRows());
            filter();
            return;
        }
        m_loop.run({work->pieces(number),
                    [work, number](std::size_t piece, std::size_t) { work->doPiece(number, piece); },
                    [self, number] { self(self, number + 1); }},
                   m_store.size() > quicklyOrdered ? std::chrono::microseconds(0) : timeLeft());
    };
    doStage(doStage, 0);
}

void RowSearch::filter() {
    if (m_answer.run) {
        collect();
        return;
    }
    const auto run = std::make_shared<FilterRun>(m_store, m_question.filter, m_question.counts,
                                                 bestKnown(m_question.filter));
    m_answer.run = run;
    const auto sums = std::make_shared<std::vector<FilterSums>>(WorkLoop::workerCount(), run->emptySums());
    const std::size_t chunks = run->chunkCount();
    m_loop.run({piecesOf(chunks, chunksAPiece),
                [run, sums, chunks](std::size_t piece, std::size_t worker) {
                    const std::size_t end = std::min(chunks, (piece + 1) * chunksAPiece);
                    for (std::size_t chunk = piece * chunksAPiece; chunk < end; ++chunk)
                        run->evaluate(chunk, (*sums)[worker]);
                },
                [this, run, sums] {
                    for (const FilterSums& each : *sums)
                        run->add(each);
                    if (m_answer.missed.empty())
                        remember(*run);
                    collect();
                }},
               timeLeft());
}

void RowSearch::collect() {
    if (m_answer.run->showsEverything()) {
        finish();
        return;
    }
    const Rows ordered = m_answer.ordered;
    const auto run = m_answer.run;
    const std::size_t pieces = piecesOf(ordered->size(), rowsAPiece);
    const auto collected = std::make_shared<std::vector<std::vector<Row>>>(pieces);
    m_loop.run({pieces,
                [ordered, run, collected](std::size_t piece, std::size_t) {
                    const std::size_t end = std::min(ordered->size(), (piece + 1) * rowsAPiece);
                    appendHits(*ordered, piece * rowsAPiece, end, *run, (*collected)[piece]);
                },
                [this, collected] {
                    std::size_t count = 0;
                    for (const std::vector<Row>& rows : *collected)
                        count += rows.size();
                    m_answer.hits.reserve(count);
                    for (const std::vector<Row>& rows : *collected)
                        m_answer.hits.insert(m_answer.hits.end(), rows.begin(), rows.end());
                    finish();
                }},
               timeLeft());
}

void RowSearch::finish() {
    m_isRunning = false;
    Answer answer;
    std::swap(answer, m_answer);
    Q_EMIT found(answer);
}

void RowSearch::remember(const FilterRun& run) {
    if (auto tested = run.testedRows()) {
        std::erase_if(m_known, [&](const auto& known) { return known->tested == tested->tested; });
        m_known.push_back(std::move(tested));
        if (m_known.size() > mostKnown)
            m_known.pop_front();
    }
}

/// The answer itself if it was given before, else the narrowest one it must be among.
std::shared_ptr<const TestedRows> RowSearch::bestKnown(const SessionFilter& filter) const {
    const SessionFilter tested = FilterPlan::testedPart(filter);
    for (auto known = m_known.rbegin(); known != m_known.rend(); ++known)
        if ((*known)->tested == tested)
            return *known;
    for (auto known = m_known.rbegin(); known != m_known.rend(); ++known)
        if (narrows(tested, (*known)->tested))
            return *known;
    return nullptr;
}

std::vector<Row> RowSearch::firstRows(std::size_t most, std::chrono::microseconds budget) const {
    std::vector<Row> rows;
    if (!m_isRunning || !m_answer.ordered || !m_answer.run)
        return rows;
    const auto deadline = std::chrono::steady_clock::now() + budget;
    constexpr std::size_t betweenLooks = 64;
    for (std::size_t i = 0; i < m_answer.ordered->size() && rows.size() < most; ++i) {
        if (i % betweenLooks == 0 && std::chrono::steady_clock::now() > deadline)
            break;
        if (m_answer.run->wouldHit((*m_answer.ordered)[i]))
            rows.push_back((*m_answer.ordered)[i]);
    }
    return rows;
}

std::size_t RowSearch::memoryUsed() const {
    std::size_t bytes = 0;
    for (const auto& known : m_known)
        bytes += known->passed.capacity() * sizeof(RowBits);
    return bytes;
}

void RowSearch::take(const SessionStore::Change& change) {
    m_known.clear();
    if (!m_isRunning)
        return;
    m_answer.missed.push_back(change);
    if (m_answer.run && m_answer.run != m_question.run)
        m_answer.run->take(change);
}

std::vector<Row> hitsIn(const std::vector<Row>& ordered, const FilterRun& run) {
    std::vector<Row> hits;
    appendHits(ordered, 0, ordered.size(), run, hits);
    return hits;
}
