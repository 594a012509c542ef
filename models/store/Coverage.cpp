// SPDX-License-Identifier: Apache-2.0
#include "store/Coverage.h"

#include <algorithm>

namespace {

using Range = Coverage::Range;
using Span = Coverage::Span;

Range common(const Range& a, const Range& b) {
    return {std::max(a.from, b.from), std::min(a.before, b.before)};
}

/// Takes the hole out of the range; what is left of it on either side goes to `parts`.
void cutOut(const Range& range, const Range& hole, std::vector<Range>& parts) {
    for (const Range part :
         {common(range, {range.from, hole.from}), common(range, {hole.before, range.before})})
        if (!part.isEmpty())
            parts.push_back(part);
}

std::vector<Range> without(std::vector<Range> ranges, const Range& hole) {
    std::vector<Range> left;
    for (const Range& range : ranges) {
        if (common(range, hole).isEmpty())
            left.push_back(range);
        else
            cutOut(range, hole, left);
    }
    return left;
}

/// Oldest first, with those that touch and are as of the same moment made one.
std::vector<Span> inOrder(std::vector<Span> spans) {
    std::sort(spans.begin(), spans.end(),
              [](const Span& a, const Span& b) { return a.range.from < b.range.from; });
    std::vector<Span> joined;
    for (const Span& span : spans) {
        if (!joined.empty() && joined.back().range.before == span.range.from &&
            joined.back().asOf == span.asOf)
            joined.back().range.before = span.range.before;
        else
            joined.push_back(span);
    }
    return joined;
}

} // namespace

Coverage::Coverage(std::span<const Span> spans) {
    for (const Span& span : spans)
        add(span.range, span.asOf);
}

void Coverage::add(Range range, std::int64_t asOf) {
    range = common(range, {beginning, asOf});
    if (range.isEmpty())
        return;
    std::vector<Span> next;
    std::vector<Range> added{range};
    for (const Span& known : m_spans) {
        if (known.asOf >= asOf) {
            next.push_back(known);
            added = without(std::move(added), known.range);
            continue;
        }
        for (const Range& left : without({known.range}, range))
            next.push_back({left, known.asOf});
    }
    for (const Range& part : added)
        next.push_back({part, asOf});
    m_spans = inOrder(std::move(next));
}

bool Coverage::forgetAsOfAfter(std::int64_t moment) {
    return std::erase_if(m_spans, [moment](const Span& span) { return span.asOf > moment; }) > 0;
}

std::vector<Range> Coverage::covered(const Range& within) const {
    std::vector<Range> ranges;
    for (const Span& span : m_spans) {
        const Range part = common(span.range, within);
        if (part.isEmpty())
            continue;
        if (!ranges.empty() && ranges.back().before == part.from)
            ranges.back().before = part.before;
        else
            ranges.push_back(part);
    }
    return ranges;
}

std::vector<Range> Coverage::holes(const Range& within) const {
    std::vector<Range> ranges;
    std::int64_t from = within.from;
    for (const Range& part : covered(within)) {
        if (part.from > from)
            ranges.push_back({from, part.from});
        from = part.before;
    }
    if (from < within.before)
        ranges.push_back({from, within.before});
    return ranges;
}

std::optional<Range> Coverage::extent() const {
    if (m_spans.empty())
        return std::nullopt;
    return Range{m_spans.front().range.from, m_spans.back().range.before};
}

std::vector<Range> Coverage::gaps() const {
    return m_spans.empty() ? std::vector<Range>() : holes(*extent());
}

bool Coverage::isComplete() const {
    return !m_spans.empty() && extent()->from == beginning && gaps().empty();
}

std::optional<std::int64_t> Coverage::asOf(const Range& within) const {
    std::optional<std::int64_t> oldest;
    for (const Span& span : m_spans)
        if (!common(span.range, within).isEmpty())
            oldest = std::min(oldest.value_or(span.asOf), span.asOf);
    return oldest;
}
