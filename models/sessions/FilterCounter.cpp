// SPDX-License-Identifier: Apache-2.0
#include "sessions/FilterCounter.h"

struct FilterCounter::Job {
    QList<SessionFilter> filters;
    Counts counts;
    std::function<void(const Counts&)> done;
};

FilterCounter::FilterCounter(const SessionStore& store)
    : m_store(store)
    , m_loop(store.gate()) {
    QObject::connect(&store, &SessionStore::cleared, &m_loop, [this] { cancel(); });
    const auto take = [this](const SessionStore::Change& change) {
        if (m_run)
            m_run->take(change);
    };
    QObject::connect(&store, &SessionStore::merged, &m_loop, take);
    QObject::connect(&store, &SessionStore::marked, &m_loop, take);
}

void FilterCounter::count(const QList<SessionFilter>& filters,
                          const std::function<void(const Counts&)>& done) {
    const auto job = std::make_shared<Job>();
    job->filters = filters;
    job->done = done;
    countNext(job);
}

void FilterCounter::countNext(const std::shared_ptr<Job>& job) {
    const auto next = static_cast<qsizetype>(job->counts.size());
    if (next == job->filters.size()) {
        m_run.reset();
        job->done(job->counts);
        return;
    }
    const auto run = std::make_shared<FilterRun>(m_store, job->filters.at(next), RunQuestion(), nullptr);
    m_run = run;
    const auto sums = std::make_shared<std::vector<FilterSums>>(WorkLoop::workerCount(), run->emptySums());
    m_loop.run({run->chunkCount(),
                [run, sums](std::size_t chunk, std::size_t worker) { run->evaluate(chunk, (*sums)[worker]); },
                [this, job, run, sums] {
                    for (const FilterSums& each : *sums)
                        run->add(each);
                    job->counts.push_back(run->shown());
                    countNext(job);
                }},
               std::chrono::microseconds(0));
}

void FilterCounter::cancel() {
    m_loop.cancel();
    m_run.reset();
}

FilterCounter::Counts FilterCounter::countNow(const SessionStore& store,
                                              const QList<SessionFilter>& filters) {
    Counts counts;
    for (const SessionFilter& filter : filters) {
        FilterRun run(store, filter, {}, nullptr);
        FilterSums sums = run.emptySums();
        for (std::size_t chunk = 0; chunk < run.chunkCount(); ++chunk)
            run.evaluate(chunk, sums);
        run.add(sums);
        counts.push_back(run.shown());
    }
    return counts;
}
