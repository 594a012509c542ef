// SPDX-License-Identifier: Apache-2.0
#include "sessions/WorkLoop.h"

#include "store/StoreGate.h"

#include <QThread>

#include <algorithm>
#include <atomic>
#include <thread>

struct WorkLoop::State {
    Work work;
    std::atomic<std::size_t> next = 0;
    std::atomic<std::size_t> finished = 0;
    std::atomic<bool> isCancelled = false;

    bool isDone() const { return finished.load(std::memory_order_acquire) == work.pieces; }
    /// Does the next piece; false when there is none left.
    bool doOne(std::size_t worker) {
        const std::size_t piece = next.fetch_add(1);
        if (piece >= work.pieces)
            return false;
        work.piece(piece, worker);
        finished.fetch_add(1, std::memory_order_release);
        return true;
    }
};

WorkLoop::WorkLoop(StoreGate& gate, QObject* parent)
    : QObject(parent)
    , m_gate(gate) {
    m_pool.setMaxThreadCount(static_cast<int>(workerCount()));
    m_pool.setExpiryTimeout(-1); // Starting a thread takes longer than most of the work.
}

WorkLoop::~WorkLoop() {
    cancel();
    m_pool.waitForDone();
}

std::size_t WorkLoop::workerCount() {
    constexpr int most = 8; // Memory is read no faster by more.
    static const int count = std::clamp(QThread::idealThreadCount(), 2, most);
    return static_cast<std::size_t>(count);
}

void WorkLoop::startWorker(std::size_t worker) {
    m_pool.start([this, worker, state = m_state] {
        while (true) {
            {
                const StoreGate::Reading reading(m_gate);
                if (state->isCancelled || !state->doOne(worker))
                    return;
            }
            if (state->isDone())
                QMetaObject::invokeMethod(
                    this, [this, state] { finish(state); }, Qt::QueuedConnection);
        }
    });
}

void WorkLoop::run(Work work, std::chrono::microseconds budget) {
    using Clock = std::chrono::steady_clock;
    cancel();
    const auto deadline = Clock::now() + budget;
    const auto state = std::make_shared<State>();
    state->work = std::move(work);
    m_state = state;
    const std::size_t helpers = std::min(workerCount(), state->work.pieces);
    for (std::size_t worker = 1; worker < helpers; ++worker)
        startWorker(worker);
    while (Clock::now() < deadline && state->doOne(0)) {
    }
    while (!state->isDone() && state->next >= state->work.pieces && Clock::now() < deadline)
        std::this_thread::yield();
    if (state->isDone())
        finish(state);
    else if (state->next < state->work.pieces)
        startWorker(0);
}

void WorkLoop::cancel() {
    if (m_state)
        m_state->isCancelled = true;
    m_state.reset();
}

void WorkLoop::finish(const std::shared_ptr<State>& state) {
    if (state != m_state)
        return;
    m_state.reset();
    state->work.done();
}
