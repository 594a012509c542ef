// SPDX-License-Identifier: Apache-2.0
#include "sessions/BackFillPlan.h"

#include <algorithm>
#include <cmath>

namespace {

constexpr int pageSize = 100;
/// Read before the first cut: a small account is not worth one.
constexpr int pagesBeforeCuts = 4;
/// How many requests may be made besides those whose pages are full: one for the first few pages read, so
/// that a small account is not asked for much more than it has, then a small share.
constexpr double firstSurplusShare = 1.0 / 8;
constexpr double firstSurplus = 6;
constexpr double surplusShare = 0.035;
/// A part smaller than that is sooner read than cut.
constexpr double smallestParts = 3 * pageSize;
/// How far below itself the bottom slice is cut at least.
constexpr double firstStep = 16 * pageSize;
/// How many slices there may be for the sake of finding the beginning, besides those read at once.
constexpr std::size_t mostForTheBeginning = 12;

double logarithmicMean(double a, double b) {
    constexpr double sameEnough = 1e-3;
    if (a <= 0 || b <= 0 || std::abs(a - b) < sameEnough * a)
        return (a + b) / 2;
    return (a - b) / std::log(a / b);
}

bool belongsTo(const BackFillPlan::Slice& slice, const SessionPage& page) {
    if (page.sessions.empty())
        return true;
    const VerificationSession& last = page.sessions.back();
    return page.sessions.front().created < slice.range.before && last.id != slice.cursor;
}

} // namespace

BackFillPlan::BackFillPlan(std::span<const Slice> slices) {
    for (const Slice& slice : slices)
        if (!slice.range.isEmpty())
            add({slice});
}

void BackFillPlan::add(const Part& part) {
    m_parts.emplace(++m_lastNumber, part);
    m_top = std::max(m_top, part.slice.range.before);
}

std::optional<BackFillPlan::Turn> BackFillPlan::next() {
    auto best = m_parts.end();
    // The newest first; but the slice that tells how far the history reaches before all others.
    const auto isSooner = [](const Part& a, const Part& b) {
        const bool aProbes = a.isBottom() && a.isFresh;
        const bool bProbes = b.isBottom() && b.isFresh;
        return aProbes != bProbes ? aProbes : a.slice.range.before > b.slice.range.before;
    };
    for (auto part = m_parts.begin(); part != m_parts.end(); ++part)
        if (!part->second.asked && (best == m_parts.end() || isSooner(part->second, best->second)))
            best = part;
    if (best == m_parts.end())
        return std::nullopt;
    best->second.asked = true;
    const Slice& slice = best->second.slice;
    Turn turn{best->first, {}};
    turn.query.limit = pageSize;
    turn.query.startingAfter = slice.cursor;
    turn.query.createdBefore = slice.range.before;
    if (!best->second.isBottom())
        turn.query.createdFrom = slice.range.from;
    return turn;
}

void BackFillPlan::giveBack(Number slice) {
    m_parts.at(slice).asked = false;
}

void BackFillPlan::dropCursor(Number slice) {
    giveBack(slice);
    m_parts.at(slice).slice.cursor.reset();
}

std::optional<Coverage::Span> BackFillPlan::take(Number number, const SessionPage& page, std::int64_t asOf) {
    const auto found = m_parts.find(number);
    Part& part = found->second;
    part.asked = false;
    const Slice before = part.slice;
    if (!belongsTo(before, page))
        return std::nullopt;
    ++m_pages;
    Coverage::Span read{before.range, before.cursor ? std::min(before.asOf, asOf) : asOf};
    // A page without sessions has no next cursor, whatever it says of more.
    const bool isLast =
        !page.hasMore || page.sessions.empty() || page.sessions.back().created < before.range.from;
    if (isLast) {
        m_surplus += 1 - static_cast<double>(page.sessions.size()) / pageSize;
        m_parts.erase(found);
        return read;
    }
    walkDown(part, page, asOf);
    read.range.from = part.slice.range.before;
    cutWhereUseful(part);
    return read;
}

/// All that is newer than the second of the page's last session is read; that second may go on.
void BackFillPlan::walkDown(Part& part, const SessionPage& page, std::int64_t asOf) {
    const VerificationSession& last = page.sessions.back();
    Slice& slice = part.slice;
    const std::int64_t before = last.created + 1;
    const bool staysInItsSecond = slice.cursor && before == slice.range.before;
    // A fresh slice may begin with an empty stretch, which tells nothing of how dense the rest is.
    const std::int64_t top = part.isFresh ? page.sessions.front().created + 1 : slice.range.before;
    constexpr double older = 0.8;
    part.sessions = (part.isFresh ? 0 : older * part.sessions) + static_cast<double>(page.sessions.size());
    part.seconds = (part.isFresh ? 0 : older * part.seconds) + static_cast<double>(top - before);
    part.isFresh = false;
    slice = {{slice.range.from, before}, last.id, staysInItsSecond ? std::min(slice.asOf, asOf) : asOf};
}

/// At its top a part is as dense as its last pages were, at its end as the next older one: between them it
/// grows as accounts do, by so much percent a month.
double BackFillPlan::estimate(const Part& part) const {
    const Part* older = nullptr;
    for (const auto& [number, other] : m_parts)
        if (other.slice.range.before <= part.slice.range.from && !other.isFresh &&
            (!older || other.slice.range.before > older->slice.range.before))
            older = &other;
    const double atItsEnd = older ? older->perSecond() : part.perSecond();
    return logarithmicMean(part.perSecond(), atItsEnd) *
           static_cast<double>(part.slice.range.before - part.slice.range.from);
}

/// The last page of a slice is half full, one time with another.
bool BackFillPlan::mayCostOneMore() const {
    constexpr double expected = 0.5;
    const double allowed = std::min(firstSurplusShare * m_pages, firstSurplus + surplusShare * m_pages);
    return m_surplus + expected * static_cast<double>(m_parts.size()) <= allowed;
}

bool BackFillPlan::mayCut(const Part& part) const {
    if (m_width < 2 || m_pages < pagesBeforeCuts || !mayCostOneMore())
        return false;
    // One more than are read at once, so that nobody waits when one comes to its end.
    const auto enough = static_cast<std::size_t>(m_width) + 1;
    if (part.isBottom())
        return m_parts.size() < enough + mostForTheBeginning;
    if (m_parts.size() >= enough)
        return false;
    const double left = estimate(part);
    // The larger ones have their answer, and with it their turn, within moments.
    const bool isLarge = std::all_of(m_parts.begin(), m_parts.end(), [this, left](const auto& other) {
        return other.second.isBottom() || estimate(other.second) <= 2 * left;
    });
    return isLarge && left >= 2 * smallestParts;
}

std::int64_t BackFillPlan::placeToCut(const Part& part) const {
    const Coverage::Range& range = part.slice.range;
    if (!part.isBottom())
        return range.from + (range.before - range.from) / 2;
    const double step = part.perSecond() > 0 ? firstStep / part.perSecond() : 0;
    return range.before - std::max<std::int64_t>(std::llround(step), m_top - range.before);
}

void BackFillPlan::cutWhereUseful(Part& part) {
    if (!mayCut(part))
        return;
    const std::int64_t place = placeToCut(part);
    // The last second stays whole: it is read down to the cursor.
    if (place <= part.slice.range.from || place >= part.slice.range.before - 1)
        return;
    Part older = part;
    older.isFresh = true;
    older.slice = {{part.slice.range.from, place}, std::nullopt, 0};
    part.slice.range.from = place;
    ++m_cuts;
    add(older);
}

std::vector<BackFillPlan::Slice> BackFillPlan::remaining() const {
    std::vector<Slice> slices;
    for (const auto& [number, part] : m_parts)
        slices.push_back(part.slice);
    std::sort(slices.begin(), slices.end(),
              [](const Slice& a, const Slice& b) { return a.range.before > b.range.before; });
    return slices;
}

std::optional<std::int64_t> BackFillPlan::sessionsLeft() const {
    double left = 0;
    for (const auto& [number, part] : m_parts) {
        if (part.isBottom() || part.perSecond() <= 0)
            return std::nullopt;
        left += estimate(part);
    }
    return std::llround(left);
}
