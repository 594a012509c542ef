// SPDX-License-Identifier: Apache-2.0
#include "stripe/ReadingProblems.h"

#include <algorithm>

namespace {

using Object = ReadingProblem::Object;

/// An object without an id is the same if its text is.
bool isSameObject(const ReadingProblem& a, const ReadingProblem& b) {
    if (a.object != b.object || a.id != b.id)
        return false;
    return !a.id.isEmpty() || a.fingerprint == b.fingerprint;
}

} // namespace

int ReadingProblems::sessionsMissing() const {
    return static_cast<int>(std::ranges::count_if(m_problems, [](const ReadingProblem& problem) {
        return problem.object == Object::Session && problem.isWholeObject();
    }));
}

void ReadingProblems::note(const SessionPage& page) {
    // Of a session that is read now nothing is missing as a whole. Members may be: a list asks for fewer.
    std::size_t removed = 0;
    if (!m_problems.empty())
        for (const VerificationSession& session : page.sessions)
            removed += std::erase_if(m_problems, [&session](const ReadingProblem& problem) {
                return problem.object == Object::Session && problem.isWholeObject() &&
                       problem.id == session.id.text();
            });
    const bool hasNew = addAll(page.problems);
    if (removed > 0 || hasNew)
        Q_EMIT changed();
}

void ReadingProblems::note(const RetrievedSession& retrieved) {
    const std::size_t removed = std::erase_if(m_problems, [&retrieved](const ReadingProblem& problem) {
        return problem.object == Object::Session && problem.id == retrieved.session.id.text();
    });
    const bool hasNew = addAll(retrieved.problems);
    if (removed > 0 || hasNew)
        Q_EMIT changed();
}

void ReadingProblems::clear() {
    if (m_problems.empty())
        return;
    m_problems.clear();
    Q_EMIT changed();
}

void ReadingProblems::add(const ReadingProblemList& problems) {
    if (addAll(problems))
        Q_EMIT changed();
}

bool ReadingProblems::addAll(const ReadingProblemList& problems) {
    bool hasNew = false;
    for (const ReadingProblem& problem : problems) {
        const auto known = std::ranges::find_if(
            m_problems, [&problem](const ReadingProblem& each) { return isSameObject(each, problem); });
        if (known == m_problems.end() && m_problems.size() >= mostKept)
            continue;
        if (known == m_problems.end())
            m_problems.push_back(problem);
        else if (*known == problem)
            continue;
        else
            *known = problem; // The newest answer's request id is of most use to Stripe's support.
        hasNew = true;
    }
    return hasNew;
}
