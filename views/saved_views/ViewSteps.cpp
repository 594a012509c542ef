// SPDX-License-Identifier: Apache-2.0
#include "saved_views/ViewSteps.h"

namespace {

bool isSame(const QString& a, const QString& b) {
    return a.simplified() == b.simplified();
}

} // namespace

void ViewSteps::applied(const SavedView& before, const SavedView& after) {
    if (isSame(before.line, after.line))
        return;                          // The line's history has no step for it.
    constexpr qsizetype mostSteps = 200; // As many as the line has.
    m_steps.resize(m_at);
    m_steps.append({before, after});
    if (m_steps.size() > mostSteps)
        m_steps.removeFirst();
    m_at = m_steps.size();
}

std::optional<SavedView> ViewSteps::undone(const QString& from, const QString& to) {
    if (m_at == 0)
        return std::nullopt;
    const Step& last = m_steps.at(m_at - 1);
    if (!isSame(last.after.line, from) || !isSame(last.before.line, to))
        return std::nullopt;
    --m_at;
    return last.before;
}

std::optional<SavedView> ViewSteps::redone(const QString& from, const QString& to) {
    if (m_at == m_steps.size())
        return std::nullopt;
    const Step& next = m_steps.at(m_at);
    if (!isSame(next.before.line, from) || !isSame(next.after.line, to))
        return std::nullopt;
    ++m_at;
    return next.after;
}
